package org.bihuan.issue.past;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bihuan.http.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the parameter {@code asOf}: a moment that is past, and as of which everything is known. */
@Component
public class Moments {

  private static final String NAME = "asOf";

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final ZoneId zone;

  Moments(JdbcTemplate jdbc, Clock clock, @Value("${bihuan.zone}") ZoneId zone) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.zone = zone;
  }

  /** Now, where no other moment is asked for. */
  public Instant at(@Nullable String asOf) {
    return asOf == null ? clock.instant() : past(asOf);
  }

  /**
   * @param asOf an instant in ISO 8601, or a day: its end in the authority's time zone, of today
   *     now
   * @throws Problem 400 naming the parameter: where it is neither, lies in the future, or before
   *     the first moment that is known
   */
  private Instant past(String asOf) {
    Instant now = clock.instant();
    Instant asked = read(asOf, now).truncatedTo(ChronoUnit.MILLIS);
    if (asked.isAfter(now)) {
      throw Problem.malformed(NAME, "issue.asOf.future", asOf);
    }
    if (asked.isBefore(Instant.EPOCH)) {
      throw Problem.malformed(NAME, "issue.asOf.malformed", asOf); // no database holds some
    }
    Instant first = first();
    if (first != null && asked.isBefore(first)) {
      throw Problem.malformed(
          NAME, "issue.asOf.before", asOf, first.atZone(zone).toOffsetDateTime().toString());
    }
    return asked;
  }

  private Instant read(String asOf, Instant now) {
    try {
      if (asOf.length() <= "2026-11-27".length()) {
        LocalDate day = LocalDate.parse(asOf);
        if (day.equals(LocalDate.ofInstant(now, zone))) {
          return now;
        }
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
      }
      return OffsetDateTime.parse(asOf).toInstant();
    } catch (DateTimeException e) {
      throw Problem.malformed(NAME, "issue.asOf.malformed", asOf);
    }
  }

  /** The first moment as of which everything is known; null where there is no issue yet. */
  private @Nullable Instant first() {
    List<Timestamp> found =
        jdbc.queryForList(
            "select coalesce((select at from issue_past_start where id = 1),"
                + " (select min(opened_at) from issue))",
            Timestamp.class);
    Timestamp first = found.isEmpty() ? null : found.get(0);
    return first == null ? null : first.toInstant();
  }
}
