package org.bihuan.spreadsheet;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Converts Excel's dates, which are numbers of days since the end of 1899, or of 1903 in files from
 * old Macs.
 */
public final class ExcelDay {

  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
  private static final BigDecimal FIRST = BigDecimal.valueOf(10_000);
  private static final BigDecimal LAST = BigDecimal.valueOf(80_000);

  private ExcelDay() {}

  /** Whether a number can be a recent day (1927 to 2119). */
  public static boolean isDay(BigDecimal number) {
    return number.compareTo(FIRST) >= 0 && number.compareTo(LAST) <= 0;
  }

  public static LocalDate of(BigDecimal number, boolean from1904) {
    return (from1904 ? EPOCH_1904 : EPOCH).plusDays(number.longValue());
  }
}
