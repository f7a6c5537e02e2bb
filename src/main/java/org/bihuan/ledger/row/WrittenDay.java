package org.bihuan.ledger.row;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A day as a ledger gives it: a date, or a month, a quarter or a range, of which the last day is
 * meant.
 *
 * @param date null where none is given, or it cannot be told
 * @param isExact whether the text names this very day
 * @param messageKey why it cannot be told; empty where it can
 */
record WrittenDay(@Nullable LocalDate date, boolean isExact, String messageKey) {

  private static final WrittenDay NONE = new WrittenDay(null, true, "");

  /** In characters: longer than any range of days. */
  private static final int LONGEST = 100;

  private static final Set<String> NOTHING =
      Set.of("/", "\\", "-", "--", "—", "——", "无", "暂无", "空", "n/a", "none");

  private static final Pattern MONTH =
      Pattern.compile(
          "(\\d{4})\\s*[-/.年]?\\s*(\\d{1,2})\\s*月?(份|中|内)?(底|末|底以?前|末以?前|以?前|之前)?(完成)?");
  private static final Pattern THIRD =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*月?(上旬|中旬|下旬)(以?前|之前)?(完成)?");
  private static final Pattern QUARTER =
      Pattern.compile("(\\d{4})\\s*年?\\s*(第?([一二三四1-4])季度|(上|下)半年)(末|底)?(以?前|之前)?(完成)?");
  private static final Pattern YEAR = Pattern.compile("(\\d{4})\\s*年(年?(底|末|内|终))?(以?前|之前)?(完成)?");
  private static final Pattern NO_YEAR =
      Pattern.compile(
          "(年底|年末|年内|本?月底|\\d{1,2}\\s*月\\s*(\\d{1,2}\\s*[日号]?|底|末|上旬|中旬|下旬|份)?)(以?前|之前)?(完成)?");
  private static final Pattern SHORT_END =
      Pattern.compile("(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");
  private static final Pattern SINGLE_DAY = Pattern.compile("(\\d{1,2})\\s*日?");

  private static final Pattern RANGE = Pattern.compile("\\s*(至|到|—{1,2}|–|-{2}|~|～)\\s*");

  private static final Pattern HYPHENS =
      Pattern.compile(
          "(\\d{4}[./年]\\d{1,2}[./月]\\d{1,2}日?)\\s*-\\s*(\\d{4}[./年]\\d{1,2}[./月]\\d{1,2}日?.*)");

  static WrittenDay of(String text) {
    if (text.length() > LONGEST) {
      return new WrittenDay(null, false, "ledger.row.date");
    }
    String plain = Days.plain(text);
    if (plain.isEmpty() || NOTHING.contains(plain)) {
      return NONE;
    }
    Optional<LocalDate> day = Days.plainDay(plain);
    if (day.isPresent()) {
      return new WrittenDay(day.get(), true, "");
    }
    return period(plain)
        .or(() -> end(plain))
        .map(last -> new WrittenDay(last, false, ""))
        .orElseGet(() -> new WrittenDay(null, false, why(plain)));
  }

  private static String why(String plain) {
    return NO_YEAR.matches(plain) ? "ledger.row.date.year" : "ledger.row.date";
  }

  /** The last day of a month, a third of it, a quarter, half a year, a year. */
  private static Optional<LocalDate> period(String plain) {
    try {
      Matcher month = MONTH.matcher(plain);
      if (month.matches()) {
        return Optional.of(month(month).atEndOfMonth());
      }
      Matcher third = THIRD.matcher(plain);
      if (third.matches()) {
        YearMonth of = month(third);
        return Optional.of(
            switch (third.group(3)) {
              case "上旬" -> of.atDay(10);
              case "中旬" -> of.atDay(20);
              default -> of.atEndOfMonth();
            });
      }
      Matcher quarter = QUARTER.matcher(plain);
      if (quarter.matches()) {
        int last = quarter.group(3) != null ? 3 * number(quarter.group(3)) : half(quarter.group(4));
        return Optional.of(YearMonth.of(Integer.parseInt(quarter.group(1)), last).atEndOfMonth());
      }
      Matcher year = YEAR.matcher(plain);
      return year.matches()
          ? Optional.of(LocalDate.of(Integer.parseInt(year.group(1)), 12, 31))
          : Optional.empty();
    } catch (DateTimeException notThere) {
      return Optional.empty();
    }
  }

  private static YearMonth month(Matcher text) {
    return YearMonth.of(Integer.parseInt(text.group(1)), Integer.parseInt(text.group(2)));
  }

  private static int number(String quarter) {
    return Math.max("一二三四".indexOf(quarter), "1234".indexOf(quarter)) + 1;
  }

  private static int half(String half) {
    return half.equals("上") ? 6 : 12;
  }

  /** The last day of a range; its year and month may stand at its first day only. */
  private static Optional<LocalDate> end(String plain) {
    Matcher hyphen = HYPHENS.matcher(plain);
    String[] ends =
        hyphen.matches() ? new String[] {hyphen.group(1), hyphen.group(2)} : RANGE.split(plain, 2);
    if (ends.length != 2) {
      return Optional.empty();
    }
    LocalDate start = Days.plainDay(ends[0]).orElse(null);
    if (start == null) {
      return Optional.empty();
    }
    try {
      Matcher day = SHORT_END.matcher(ends[1]);
      if (day.matches()) {
        return Optional.of(
            LocalDate.of(
                start.getYear(), Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2))));
      }
      Matcher single = SINGLE_DAY.matcher(ends[1]);
      return single.matches()
          ? Optional.of(start.withDayOfMonth(Integer.parseInt(single.group(1))))
          : Days.plainDay(ends[1]);
    } catch (DateTimeException notThere) {
      return Optional.empty();
    }
  }
}
