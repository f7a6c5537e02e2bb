package org.bihuan.workbench.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Formats fractions and points for pages. */
final class Numbers {

  /** A fraction in per cent, to one decimal place. */
  public String percent(@Nullable Double fraction) {
    return fraction == null ? "–" : plain(fraction * 100) + "%";
  }

  /** To at most one decimal place. */
  public String plain(double number) {
    BigDecimal shown = BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }
}
