package org.bihuan.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An assessment of units, the same each time it is asked for.
 *
 * @param unit the units directly below it are assessed, each with all below
 * @param type of the issues
 * @param from the first day on which they were opened
 * @param to the last day
 * @param decision the decision table that gives points
 * @param decisionVersion its version
 * @param figures what the figures are of all units together
 * @param units in the order of their codes
 */
@Schema(name = "Assessment")
public record AssessmentView(
    String id,
    String unit,
    String unitName,
    String type,
    LocalDate from,
    LocalDate to,
    Instant madeAt,
    String madeBy,
    String decision,
    int decisionVersion,
    List<FigureOfAll> figures,
    List<UnitRow> units) {

  /**
   * A figure of all units together.
   *
   * @param rate as a fraction; null where there are no cases
   */
  @Schema(name = "AssessedFigure")
  public record FigureOfAll(
      String figure, String name, long good, long all, @JsonInclude @Nullable Double rate) {}

  /**
   * One unit.
   *
   * @param points for all figures of which something can be said
   * @param of how many points those could give; 0 where nothing can be said
   */
  @Schema(name = "AssessedUnit")
  public record UnitRow(
      String unit, String name, double points, double of, List<FigureOfUnit> figures) {}

  /**
   * A figure of a unit.
   *
   * @param good how many issues are as wished
   * @param all how many count
   * @param rate the first as a fraction of the second; null without cases
   * @param estimate the rate drawn towards that of all units, the more the fewer cases there are
   * @param band {@code better}, {@code alike}, {@code worse} than all other units, or {@code
   *     tooFew} cases to say
   * @param probability of figures at least as unusual by chance; null where too few
   * @param place by the estimate, from 1, equal ones share it; null where too few
   * @param first the best place that is plausible at 90 %
   * @param last the worst one
   * @param points null where too few
   * @param of how many points the figure gives at most
   * @param rule the number of the rule that gave the points, from 1
   * @param why what that rule says, in the caller's language
   * @param link the address that lists the issues as they were when it was made
   */
  @Schema(name = "AssessedFigureOfUnit")
  @JsonInclude
  public record FigureOfUnit(
      String figure,
      long good,
      long all,
      @Nullable Double rate,
      @Nullable Double estimate,
      String band,
      @Nullable Double probability,
      @Nullable Integer place,
      @Nullable Integer first,
      @Nullable Integer last,
      @Nullable Double points,
      @Nullable Double of,
      @Nullable Integer rule,
      @Nullable String why,
      String link) {}
}
