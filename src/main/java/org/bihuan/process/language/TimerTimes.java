package org.bihuan.process.language;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks the times a timer may wait for: instants that every database can store, durations of a few
 * years at most, and cycles slow enough not to overload the engine.
 */
public final class TimerTimes {

  public static final int FIRST_YEAR = 1900;
  public static final int LAST_YEAR = 9999;

  private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(3653);

  /** Without signs: the engine and java.time parse them differently. */
  private static final Pattern DURATION = Pattern.compile("P[0-9YMWDTHS.]{1,40}");

  private TimerTimes() {}

  public static boolean isDate(String text) {
    try {
      int year = OffsetDateTime.parse(text).getYear();
      return year >= FIRST_YEAR && year <= LAST_YEAR;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether it is a positive duration of at most ten years. */
  public static boolean isDuration(String text) {
    Duration duration = duration(text);
    return duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0;
  }

  /** Whether it is a duration after which a timer may be repeated. */
  public static boolean isInterval(String text) {
    return isDuration(text) && duration(text).compareTo(SHORTEST_INTERVAL) >= 0;
  }

  /**
   * Whether it is a cycle, as files or the engine write it: {@code R3/PT1H}, perhaps with a start
   * or an end or both.
   */
  public static boolean isCycle(String text) {
    List<String> intervals =
        Arrays.stream(text.split("/", -1)).filter(part -> part.startsWith("P")).toList();
    return text.startsWith("R") && intervals.size() == 1 && isInterval(intervals.get(0));
  }

  /** The approximate length; zero where it is not a duration. */
  private static Duration duration(String text) {
    if (!DURATION.matcher(text).matches()) {
      return Duration.ZERO;
    }
    try {
      // java.time parses periods (years, months) and durations (hours) separately
      if (text.contains("T")) {
        return Duration.parse(text);
      }
      Period period = Period.parse(text);
      return Duration.ofDays(period.toTotalMonths() * 365 / 12 + period.get(ChronoUnit.DAYS));
    } catch (DateTimeException | ArithmeticException e) {
      return Duration.ZERO;
    }
  }
}
