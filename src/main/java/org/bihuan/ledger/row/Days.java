package org.bihuan.ledger.row;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.bihuan.spreadsheet.ExcelDay;

/**
 * Parses dates as units write them: {@code 2025-9-3}, {@code 2025/09/03}, {@code 2025.9.3}, {@code
 * 2025年9月3日}, {@code 20250903}, {@code 二〇二五年九月三日}, {@code Sep 3, 2025}, with a time of day or a
 * remark after them ignored, and Excel's own day numbers.
 */
final class Days {

  private static final String SEPARATOR = "\\s*[-/.。．,，年月]\\s*";
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{4}|\\d{2})" + SEPARATOR + "(\\d{1,2})" + SEPARATOR + "(\\d{1,2})");
  private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern NUMBER = Pattern.compile("\\d{5}(\\.\\d+)?");

  /** With the month first, as in America, or the day. */
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");

  private static final Pattern MONTH_NAME =
      Pattern.compile("([a-z]{3})[a-z]*\\.? (\\d{1,2}) (\\d{4})");
  private static final Pattern DAY_NAME =
      Pattern.compile("(\\d{1,2}) ([a-z]{3})[a-z]*\\.? (\\d{4})");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  /** What may stand around a day. */
  private static final Pattern BEFORE = Pattern.compile("^(截至|截止到?|于|到|至|不晚于|最迟)\\s*");

  private static final Pattern AFTER =
      Pattern.compile(
          "\\s*(日|号)?\\s*(\\([^()]*\\))?\\s*(星期[一二三四五六日天])?\\s*(上午|下午|中午|晚上?)?"
              + "(t|\\s)?\\s*(\\d{1,2}[:时点]\\d{0,2}(:\\d{2})?[^\\s]{0,12})?(之?前|以前|底前|止|内)?"
              + "(整改)?(完成|到位|办结|销号)?(整改)?[.。;；,，]?\\s*$");

  private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)\\s*$");

  /** In characters: longer than any day with its time. */
  private static final int LONGEST = 100;

  private Days() {}

  /** The day in a text; empty where it is not a date that exists. */
  static Optional<LocalDate> parse(String text) {
    return text.length() > LONGEST ? Optional.empty() : plainDay(plain(text));
  }

  /** The text in one spelling of digits, letters and brackets. */
  static String plain(String text) {
    String folded =
        Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    return ChineseNumbers.digits(folded);
  }

  static Optional<LocalDate> plainDay(String plain) {
    if (NUMBER.matches(plain)) {
      BigDecimal number = new BigDecimal(plain);
      return ExcelDay.isDay(number) ? Optional.of(ExcelDay.of(number, false)) : Optional.empty();
    }
    String start =
        BEFORE.matcher(BRACKETS.matcher(plain).replaceFirst("")).replaceFirst("").strip();
    for (Pattern pattern : new Pattern[] {WRITTEN, DIGITS}) {
      Matcher day = pattern.matcher(start);
      if (day.lookingAt() && isEnd(start.substring(day.end()))) {
        return of(day.group(1), day.group(2), day.group(3));
      }
    }
    return yearLast(SPACES.matcher(start.replace(',', ' ')).replaceAll(" "));
  }

  private static boolean isEnd(String rest) {
    boolean more = !rest.isEmpty() && Character.isDigit(rest.charAt(0));
    return !more && AFTER.matcher(rest).matches();
  }

  /** Where month and day cannot be told apart, it is no date. */
  private static Optional<LocalDate> yearLast(String text) {
    Matcher numbers = YEAR_LAST.matcher(text);
    if (numbers.matches()) {
      int first = Integer.parseInt(numbers.group(1));
      int second = Integer.parseInt(numbers.group(2));
      if (first > 12 || second > 12 || first == second) {
        return first > 12
            ? of(numbers.group(3), numbers.group(2), numbers.group(1))
            : of(numbers.group(3), numbers.group(1), numbers.group(2));
      }
      return Optional.empty();
    }
    Matcher month = MONTH_NAME.matcher(text);
    if (month.matches()) {
      return of(month.group(3), month(month.group(1)), month.group(2));
    }
    Matcher day = DAY_NAME.matcher(text);
    return day.matches() ? of(day.group(3), month(day.group(2)), day.group(1)) : Optional.empty();
  }

  private static String month(String name) {
    int at = MONTHS.indexOf(name);
    return at % 3 == 0 ? Integer.toString(at / 3 + 1) : "0";
  }

  private static Optional<LocalDate> of(String year, String month, String day) {
    try {
      int written = Integer.parseInt(year);
      return Optional.of(
          LocalDate.of(
              year.length() == 2 ? 2000 + written : written,
              Integer.parseInt(month),
              Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
