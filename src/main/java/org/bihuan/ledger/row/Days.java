package org.bihuan.ledger.row;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.bihuan.ledger.reading.ExcelDay;

/**
 * Parses dates as units write them: {@code 2025-9-3}, {@code 2025/09/03}, {@code 2025.9.3}, {@code
 * 2025年9月3日}, {@code 20250903}, with a time of day after them ignored, and Excel's own day numbers.
 */
final class Days {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?"
              + "(?:前|之前)?(?:[T ]\\s*\\d{1,2}:\\d{2}.*)?");
  private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern NUMBER = Pattern.compile("\\d{5}(\\.\\d+)?");

  /** In characters: longer than any day with its time. */
  private static final int LONGEST = 100;

  private Days() {}

  /** The day in a text; empty where it is not a date that exists. */
  static Optional<LocalDate> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    for (Pattern pattern : new Pattern[] {WRITTEN, DIGITS}) {
      Matcher day = pattern.matcher(plain);
      if (day.matches()) {
        return of(day.group(1), day.group(2), day.group(3));
      }
    }
    if (NUMBER.matcher(plain).matches()) {
      BigDecimal number = new BigDecimal(plain);
      return ExcelDay.isDay(number) ? Optional.of(ExcelDay.of(number, false)) : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> of(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
