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
 * The times a timer may wait for: instants that every database keeps, durations that pass in
 * somebody's working life, and cycles slow enough that the engine does other work as well.
 */
public final class TimerTimes {

  public static final int FIRST_YEAR = 1900;
  public static final int LAST_YEAR = 9999;

  private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(3653);

  /** No signs: the engine and java.time read them differently. */
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

  /** A positive duration of at most ten years. */
  public static boolean isDuration(String text) {
    Duration duration = duration(text);
    return duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0;
  }

  /** A duration after which something may be repeated. */
  public static boolean isInterval(String text) {
    return isDuration(text) && duration(text).compareTo(SHORTEST_INTERVAL) >= 0;
  }

  /** A cycle as a file or the engine writes it: {@code R3/PT1H}, with a start or an end or both. */
  public static boolean isCycle(String text) {
    List<String> intervals =
        Arrays.stream(text.split("/", -1)).filter(part -> part.startsWith("P")).toList();
    return text.startsWith("R") && intervals.size() == 1 && isInterval(intervals.get(0));
  }

  /** About how long it is; zero where it is no duration. */
  private static Duration duration(String text) {
    if (!DURATION.matcher(text).matches()) {
      return Duration.ZERO;
    }
    try {
      // months and years on the one hand, hours on the other: java.time keeps them apart
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
