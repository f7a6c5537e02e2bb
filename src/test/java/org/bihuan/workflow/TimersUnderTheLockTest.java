package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.issue.LockedIssues;
import org.flowable.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * While somebody acts on an issue, its timers wait: what the engine does by itself would meet what
 * the act changes, and the act would be refused. The watch over the issue is due on Wednesday 11
 * March 2026 at 18:00.
 */
@TimedTest
class TimersUnderTheLockTest {

  /** The engine looks for timers that are due several times in it. */
  private static final Duration LOOKS = Duration.ofSeconds(1);

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private LockedIssues issues;
  @Autowired private ManagementService engine;
  @Autowired private PlatformTransactionManager transactions;

  private Loop loop;
  private String number;
  private String process;

  @BeforeEach
  void open() {
    loop = Loop.begin(port, clock);
    number = loop.open(Map.of());
    process =
        jdbc.queryForObject("select process from issue where number = ?", String.class, number);
  }

  @Test
  void aTimerThatIsDueWaitsForTheAct() {
    acting(
        () -> {
          loop.goTo("2026-03-11T18:00");
          Awaitility.await()
              .during(LOOKS)
              .atMost(LOOKS.multipliedBy(2))
              .until(() -> !watch().isEmpty());
        });

    loop.settle(number);
    assertThat(loop.timers(number)).doesNotContain("watch@2026-03-11T18:00");
  }

  @Test
  void aTimerThatTheActMovedIsNotRunAtTheOldTime() {
    String timer = watch().get(0);
    acting(
        () -> {
          loop.goTo("2026-03-11T18:00");
          loop.await(
              () ->
                  jdbc.queryForObject(
                          "select lock_owner_ from act_ru_timer_job where id_ = ?",
                          String.class,
                          timer)
                      != null);
          jdbc.update(
              "update act_ru_timer_job set duedate_ = ?, rev_ = rev_ + 1 where id_ = ?",
              Timestamp.from(Loop.instant("2026-03-12T18:00")),
              timer);
        });

    Awaitility.await()
        .during(LOOKS)
        .atMost(LOOKS.multipliedBy(2))
        .until(() -> watch().contains(timer));
    assertThat(loop.timers(number)).contains("watch@2026-03-12T18:00");
    loop.goTo("2026-03-12T18:00");
    loop.settle(number);
    assertThat(loop.timers(number)).doesNotContain("watch@2026-03-12T18:00");
  }

  @Test
  void aJobTouchesNoTokenBeforeItHasTheLock() {
    acting(
        () -> {
          CompletableFuture.runAsync(() -> engine.moveTimerToExecutableJob(watch().get(0))).join();
          Awaitility.await().during(LOOKS).atMost(LOOKS.multipliedBy(2)).until(() -> true);
          int touched =
              jdbc.update(
                  "update act_ru_execution set rev_ = rev_ + 0 where root_proc_inst_id_ = ?",
                  process);
          assertThat(touched).isPositive();
        });

    // the watch has been held, and is set once more
    loop.await(() -> !watch().isEmpty());
    assertThat(
            jdbc.queryForObject(
                "select count(*) from act_ru_deadletter_job where process_instance_id_ = ?",
                Integer.class,
                process))
        .isZero();
    assertThat(
            jdbc.queryForObject(
                "select exception_msg_ from act_ru_timer_job where id_ = ?",
                String.class,
                watch().get(0)))
        .isNull();
  }

  /** Runs as an act does, with the issue locked. */
  private void acting(Runnable act) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              assertThat(issues.lock(number)).isPresent();
              act.run();
            });
  }

  /** The ids of the watch's timer; none while it is executed. */
  private List<String> watch() {
    return jdbc.queryForList(
        "select id_ from act_ru_timer_job where process_instance_id_ = ? and element_id_ = 'watch'",
        String.class,
        process);
  }
}
