package org.bihuan.workbench.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Formats figures for a page. */
final class Numbers {

  /** Shown where there is nothing to calculate from. */
  private static final String NONE = "–";

  /**
   * A fraction in per cent, to one decimal place and rounded down: 100 % is shown only where it is
   * all of them.
   */
  public String percent(@Nullable Double fraction) {
    return fraction == null
        ? NONE
        : plain(BigDecimal.valueOf(fraction).movePointRight(2).setScale(1, RoundingMode.DOWN))
            + "%";
  }

  /** Working days, to one decimal place. */
  public String days(@Nullable Double days) {
    return days == null ? NONE : plain(BigDecimal.valueOf(days).setScale(1, RoundingMode.HALF_UP));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
