package org.bihuan.ledger.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bihuan.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tests only the table, on the configured database; the one issue it needs is inserted as a row.
 */
class LedgerRowsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
  private static final LocalDate FOUND = LocalDate.of(2026, 8, 14);

  @Test
  void findsAmongThousandsThoseImportedBefore() {
    with(
        rows -> {
          List<String> asked = new ArrayList<>();
          for (int i = 0; i < 2_500; i++) {
            asked.add("f" + i);
          }
          rows.add(
              List.of(
                  new LedgerRows.Imported(keys("f7"), 0, "QH-2026-000001", FOUND),
                  new LedgerRows.Imported(keys("f2400"), 0, "QH-2026-000001", null)),
              NOW);

          assertThat(rows.known(asked))
              .containsOnly(
                  Map.entry("f7", List.of("QH-2026-000001")),
                  Map.entry("f2400", List.of("QH-2026-000001")));
          assertThat(rows.known(List.of())).isEmpty();
          assertThat(rows.resembling(List.of(keys("other")))).containsOnly("QH-2026-000001");
          var again = new LedgerRows.Imported(keys("f7"), 0, "QH-2026-000001", FOUND);
          rows.again(List.of(again), NOW.plusSeconds(1));
          assertThat(rows.last(List.of("QH-2026-000001", "QH-2026-000002")))
              .containsOnly(Map.entry("QH-2026-000001", new LedgerRows.Last("f7", FOUND)));
        });
  }

  @Test
  void refusesARowImportedByAnotherMeanwhile() {
    with(
        rows -> {
          var row = new LedgerRows.Imported(keys("f1"), 0, "QH-2026-000001", null);
          rows.add(List.of(row), NOW);

          assertThatThrownBy(() -> rows.add(List.of(row), NOW))
              .isInstanceOf(DuplicateKeyException.class);
        });
  }

  private static void with(Consumer<LedgerRows> claim) {
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
        .run(
            context -> {
              JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
              jdbc.update(
                  """
                  insert into issue (number, type, type_version, title, severity, source, supervisor, opened_at,
                    opened_by, status, state, trail_hash)
                  values ('QH-2026-000001', 'rectification', 1, 't', 'minor', 'inspection', 'QH',
                    current_timestamp, 'p', 'open', '{}', '-')
                  """);
              claim.accept(new LedgerRows(jdbc));
            });
  }

  private static LedgerRows.Keys keys(String fingerprint) {
    return new LedgerRows.Keys(fingerprint, "d" + fingerprint, "p" + fingerprint, "s", null);
  }
}
