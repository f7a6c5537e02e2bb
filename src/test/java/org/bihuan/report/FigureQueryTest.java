package org.bihuan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.bihuan.TestDatabase;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.issue.Issues.Selection;
import org.bihuan.issue.past.AsOf;
import org.bihuan.ledger.ListedUnits;
import org.bihuan.report.cell.FigureCells;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tests the statement on the configured database. Rows are inserted directly: the tests are about
 * the boundaries of months and due dates, which the product's own operations cannot be timed to
 * hit.
 */
class FigureQueryTest {

  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
  private static final Selection ALL =
      new Selection(AsOf.NOW, new Condition("i.type = ?", List.of("rectification")), NOW);

  @Test
  void countsEachIssueUnderWhatItIs() {
    with(
        jdbc -> {
          put(jdbc, "2026-11-01T00:00:00Z", "2026-11-24T03:59:59Z", "open", false, true, 1, null);
          put(jdbc, "2026-11-01T00:00:00Z", "2026-11-24T04:00:00Z", "open", false, true, 2, null);
          put(jdbc, "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", "closed", true, true, 1, 4);
          put(jdbc, "2026-11-01T00:00:00Z", null, "closed", true, true, 2, 7);
          put(jdbc, "2026-11-01T00:00:00Z", null, "closed", false, false, 1, 1);
          put(jdbc, "2026-11-01T00:00:00Z", null, "closed", false, true, 1, 1);
          put(jdbc, "2026-11-01T00:00:00Z", "2026-11-24T03:59:59Z", "open", false, true, 1, null);
          jdbc.update(
              "update issue set due_runs = false, others_due_at = ?"
                  + " where status = 'open' and round = 1 and due_at < ? and number ="
                  + " (select max(number) from issue where status = 'open' and round = 1)",
              Timestamp.from(NOW.minusSeconds(1)),
              Timestamp.from(NOW));
          jdbc.update("update issue set spells = 1, spell_days = working_days where good");
          jdbc.update(
              "update issue set due_at = ?, closed_at = ?, handed_in_at = ? where good and round = 1",
              Timestamp.from(NOW),
              Timestamp.from(NOW.plusSeconds(9)),
              Timestamp.from(NOW));
          jdbc.update(
              "update issue set due_at = ?, closed_at = ? where good and round = 2",
              Timestamp.from(NOW),
              Timestamp.from(NOW.plusSeconds(9)));

          assertThat(query(jdbc).count(null, ALL))
              .extracting(FigureQuery.Counted::key, FigureQuery.Counted::figures)
              .containsExactly(
                  tuple(null, new Figures(7, 3, 2, 1, 1, 1, 11, 2, 2, 1, 1, 1, 1, 0, Map.of())));
        });
  }

  @Test
  void countsAMonthAsItIsWhereTheServiceStands() {
    with(
        jdbc -> {
          put(jdbc, "2026-10-31T15:59:59Z", null, "open", false, true, 1, null);
          put(jdbc, "2026-10-31T16:00:00Z", null, "open", false, true, 1, null);
          put(jdbc, "2026-12-31T15:59:59Z", null, "open", false, true, 1, null);

          assertThat(query(jdbc).count(Dimension.MONTH, ALL))
              .extracting(FigureQuery.Counted::key)
              .containsExactlyInAnyOrder("202610", "202611", "202612");
        });
  }

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void findsNoGroupWhereThereIsNoIssue(Dimension by) {
    with(jdbc -> assertThat(query(jdbc).count(by, ALL)).isEmpty());
  }

  private static FigureQuery query(JdbcTemplate jdbc) {
    return new FigureQuery(
        jdbc,
        new FigureCells(jdbc, new ListedUnits(), Clock.systemUTC()),
        ZoneId.of("Asia/Shanghai"));
  }

  private static void put(
      JdbcTemplate jdbc,
      String openedAt,
      @Nullable String dueAt,
      String status,
      boolean good,
      boolean counted,
      int round,
      @Nullable Integer workingDays) {
    jdbc.update(
        """
        insert into issue (number, type, type_version, title, severity, source, supervisor, opened_at, opened_by,
          due_at, status, good, counted, round, relapses, working_days, state, trail_hash)
        values (?, 'rectification', 1, 't', 'minor', 'inspection', 'QH', ?, 'p', ?, ?, ?, ?, ?, ?, ?,
          '{}', '-')
        """,
        UUID.randomUUID().toString().substring(0, 30),
        Timestamp.from(Instant.parse(openedAt)),
        dueAt == null ? null : Timestamp.from(Instant.parse(dueAt)),
        status,
        good,
        counted,
        round,
        round - 1,
        workingDays);
  }

  private static void with(Consumer<JdbcTemplate> claim) {
    new ApplicationContextRunner()
        .withInitializer(new TestDatabase())
        .withConfiguration(
            AutoConfigurations.of(
                DataSourceAutoConfiguration.class,
                FlywayAutoConfiguration.class,
                JdbcTemplateAutoConfiguration.class))
        .withPropertyValues(
            "spring.flyway.locations=classpath:db/migration,classpath:db/vendor/{vendor}",
            "spring.flyway.fail-on-missing-locations=false")
        .run(context -> claim.accept(context.getBean(JdbcTemplate.class)));
  }
}
