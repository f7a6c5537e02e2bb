package org.bihuan.integrity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.issue.Difference;
import org.bihuan.issue.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Verifies one issue after another, in the order of their numbers, as far as time allows. */
@Component
class Integrity {

  private final JdbcTemplate jdbc;
  private final Verifications verifications;
  private final Findings findings;

  Integrity(JdbcTemplate jdbc, Verifications verifications, Findings findings) {
    this.jdbc = jdbc;
    this.verifications = verifications;
    this.findings = findings;
  }

  /** An issue and what differs first. */
  record Broken(String issue, Difference first) {}

  /**
   * How far it went.
   *
   * @param checked how many issues
   * @param last the last of them; null where it came to the end
   */
  record Walk(int checked, List<Broken> broken, @Nullable String last) {}

  /**
   * Verifies the issues behind this number; at least one, where there is one.
   *
   * @param bytes whether stored files are read as well
   */
  Walk walk(String after, int most, boolean bytes, Duration time) {
    List<String> numbers =
        jdbc.queryForList(
            "select number from issue where number > ? order by number limit ?",
            String.class,
            after,
            most);
    long end = System.nanoTime() + time.toNanos();
    List<Broken> broken = new ArrayList<>();
    int checked = 0;
    for (String number : numbers) {
      Difference first = verifications.of(number, bytes).first();
      checked++;
      if (first != null) {
        findings.found(number, first);
        broken.add(new Broken(number, first));
      } else if (bytes) {
        findings.whole(number);
      }
      if (System.nanoTime() > end) {
        break;
      }
    }
    boolean ended = checked == numbers.size() && checked < most;
    return new Walk(checked, broken, ended ? null : numbers.get(checked - 1));
  }
}
