package org.bihuan.workbench.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats figures for a page. */
public final class Numbers {

  /** Shown where there is nothing to calculate from. */
  private static final String NONE = "–";

  /**
   * A fraction in per cent, to one decimal place and rounded down: 100 % is shown only where it is
   * all of them.
   */
  public String percent(@Nullable Double fraction) {
    return fraction == null
        ? NONE
        : shortest(BigDecimal.valueOf(fraction).movePointRight(2).setScale(1, RoundingMode.DOWN))
            + "%";
  }

  /** Working days, to one decimal place. */
  public String days(@Nullable Double days) {
    return days == null
        ? NONE
        : shortest(BigDecimal.valueOf(days).setScale(1, RoundingMode.HALF_UP));
  }

  /**
   * A figure that a type defines.
   *
   * @param kind {@code share}, {@code sum} or {@code average}
   */
  public String figure(String kind, @Nullable BigDecimal value) {
    return value == null
        ? NONE
        : kind.equals("share") ? percent(value.doubleValue()) : plain(value);
  }

  /** A number as it is, with commas between thousands. */
  public String plain(BigDecimal number) {
    return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(number);
  }

  private static String shortest(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
