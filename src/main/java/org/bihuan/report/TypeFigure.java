package org.bihuan.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure of an issue type, as its process file defines it.
 *
 * @param kind {@code share}, {@code sum} or {@code average}
 * @param value a share as a fraction; null for a share or an average of nothing
 * @param part of a share; else the sum
 * @param whole of which it is a share; else the number of values
 * @param links lists of the issues that count in {@code whole} and in {@code part}
 * @param groups where it is grouped further, those with the greatest whole first; of the total
 *     alone
 */
@Schema(name = "FigureOfType")
public record TypeFigure(
    String id,
    String name,
    String kind,
    @JsonInclude @Nullable BigDecimal value,
    BigDecimal part,
    BigDecimal whole,
    Map<String, String> links,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Group> groups) {

  /** A figure over a part of what it counts, as of one question. */
  @Schema(name = "GroupInFigure")
  public record Group(
      String key,
      String name,
      @JsonInclude @Nullable BigDecimal value,
      BigDecimal part,
      BigDecimal whole) {}
}
