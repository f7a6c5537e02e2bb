package org.bihuan.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a type, summed up over some issues.
 *
 * @param part of a share; or the sum
 * @param whole of which it is a share; or the number of values in the sum
 */
record FigureSum(BigDecimal part, BigDecimal whole) {

  static final FigureSum NONE = new FigureSum(BigDecimal.ZERO, BigDecimal.ZERO);

  private FigureSum plus(FigureSum other) {
    return new FigureSum(part.add(other.part), whole.add(other.whole));
  }

  static Map<String, FigureSum> plus(Map<String, FigureSum> one, Map<String, FigureSum> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    Map<String, FigureSum> both = new HashMap<>(one);
    other.forEach((id, sum) -> both.merge(id, sum, FigureSum::plus));
    return both;
  }

  /** What the figure says; null where it is a share or an average of nothing. */
  @Nullable BigDecimal value(String kind) {
    return switch (kind) {
      case "share" -> divided(4);
      case "average" -> divided(2);
      default -> plain(part);
    };
  }

  private @Nullable BigDecimal divided(int places) {
    return whole.signum() == 0 ? null : plain(part.divide(whole, places, RoundingMode.HALF_UP));
  }

  /** Without zeros at its end, and without an exponent. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
