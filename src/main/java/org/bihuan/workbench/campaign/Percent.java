package org.bihuan.workbench.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Formats fractions for pages, and places them on a scale. */
final class Percent {

  private static final String NONE = "–";

  /** A fraction in per cent, to one decimal place; only all is 100 %, and only none 0 %. */
  public String of(@Nullable Double fraction) {
    if (fraction == null) {
      return NONE;
    }
    RoundingMode mode = fraction > 0.5 ? RoundingMode.DOWN : RoundingMode.HALF_UP;
    BigDecimal percent = BigDecimal.valueOf(fraction).movePointRight(2).setScale(1, mode);
    return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + "%";
  }

  /** Where a fraction lies on a scale of 0 to 1000. */
  public long at(double fraction) {
    return Math.round(fraction * 1000);
  }

  /** How far an interval reaches on that scale; never so short that it is not seen. */
  public long width(double low, double high) {
    return Math.max(4, at(high) - at(low));
  }

  /** A number of days, with at most one decimal place. */
  public String days(double days) {
    BigDecimal shown = BigDecimal.valueOf(days).setScale(1, RoundingMode.HALF_UP);
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }
}
