package org.bihuan.process.language.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A repetition of ISO 8601 with its first time: {@code R/2027-01-05T08:00:00+08:00/P1Y}. Each time
 * is counted from the first, so that what begins on the 31st of a month comes back to it.
 *
 * @param times how often in all; 0: for ever
 * @param interval a period of days, months and years, or a duration
 */
public record Repetition(int times, OffsetDateTime first, TemporalAmount interval) {

  private static final Pattern FORM = Pattern.compile("R(\\d{0,4})/([^/]{1,40})/(P[^/]{1,40})");

  /** Empty where a text is none, or has no first time with an offset. */
  public static Optional<Repetition> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      String interval = form.group(3);
      return Optional.of(
          new Repetition(
              form.group(1).isEmpty() ? 0 : Integer.parseInt(form.group(1)),
              OffsetDateTime.parse(form.group(2)),
              interval.contains("T") ? Duration.parse(interval) : Period.parse(interval)));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The last time up to this one; null where there was none yet. */
  public @Nullable Instant lastUntil(Instant now) {
    int count = countUntil(now);
    return count == 0 ? null : at(count - 1);
  }

  /** The first time after this one; null where there is none any more. */
  public @Nullable Instant nextAfter(Instant now) {
    int count = countUntil(now);
    return times > 0 && count >= times ? null : at(count);
  }

  /** How many of its times are not after this one. */
  private int countUntil(Instant now) {
    int most = times == 0 ? Integer.MAX_VALUE : times;
    int above = 1;
    while (above < most && !isAfter(above - 1, now)) {
      above = above > most / 2 ? most : above * 2;
    }
    int below = 0; // so many are not after it
    while (below < above) {
      int middle = below + (above - below) / 2;
      if (isAfter(middle, now)) {
        above = middle;
      } else {
        below = middle + 1;
      }
    }
    return below;
  }

  private boolean isAfter(int number, Instant now) {
    try {
      return at(number).isAfter(now);
    } catch (DateTimeException | ArithmeticException beyondAllTimes) {
      return true;
    }
  }

  private Instant at(int number) {
    return interval instanceof Period period
        ? first.plus(period.multipliedBy(number)).toInstant()
        : first.plus(((Duration) interval).multipliedBy(number)).toInstant();
  }
}
