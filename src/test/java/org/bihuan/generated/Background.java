package org.bihuan.generated;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.bihuan.MovableClock;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the service does by itself: timers that fire, and what follows after a commit. */
final class Background {

  private static final Duration GENEROUS = Duration.ofMinutes(2);

  /** Each counts what is to be done now; where there is a mark, it stands for now. */
  private static final List<String> TO_DO =
      List.of(
          "select count(*) from act_ru_job",
          "select count(*) from act_ru_timer_job where duedate_ <= ?",
          "select count(*) from child_look where not_before <= ? and failures < 3",
          "select count(*) from requested_opening where not_before <= ? and failures < 3",
          "select count(*) from requested_action where not_before <= ? and failures < 3",
          "select count(*) from requested_document where not_before <= ? and failures < 3");

  private final JdbcTemplate jdbc;
  private final MovableClock clock;

  Background(JdbcTemplate jdbc, MovableClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Waits until nothing is to be done at this time. */
  void settle() {
    Awaitility.await("the background is idle")
        .atMost(GENEROUS)
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> TO_DO.stream().allMatch(this::isDone));
  }

  private boolean isDone(String count) {
    Object[] marks =
        count.contains("?") ? new Object[] {Timestamp.from(clock.instant())} : new Object[0];
    return jdbc.queryForList(count, Long.class, marks).get(0) == 0;
  }

  /** The time by which every issue that has a timer has had one fire. */
  Optional<Instant> nextOfEach() {
    return jdbc
        .queryForList(
            "select min(duedate_) from act_ru_timer_job group by process_instance_id_",
            Timestamp.class)
        .stream()
        .map(Timestamp::toInstant)
        .max(Instant::compareTo);
  }

  /** Number and parent of the issues opened by others. */
  List<String[]> children() {
    return jdbc.query(
        "select number, parent from issue where parent is not null order by opened_at",
        (row, n) -> new String[] {row.getString("number"), row.getString("parent")});
  }
}
