package org.bihuan.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.ledger.header.Column;
import org.bihuan.ledger.header.HeaderWords;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The meanings that importers have chosen for headers, remembered for their unit, so that nobody
 * there chooses again.
 */
@Repository
class RememberedHeaders {

  /** How many are remembered for one unit. */
  private static final int MOST = 1_000;

  /** In characters: longer headers are not remembered. */
  private static final int LONGEST = 200;

  private final JdbcClient jdbc;
  private final Clock clock;

  RememberedHeaders(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** By the header's key; of several units of the caller, the choice made last counts. */
  Map<String, Column> of(Caller caller) {
    List<String> units = units(caller);
    Map<String, Column> meanings = new HashMap<>();
    if (units.isEmpty()) {
      return meanings;
    }
    jdbc.sql(
            "select header, field from ledger_header where unit in (%s) order by chosen_at, unit"
                .formatted("?, ".repeat(units.size() - 1) + "?"))
        .params(units)
        .query(
            row -> {
              String key = row.getString(1);
              Column.chosen(row.getString(2)).ifPresent(column -> meanings.put(key, column));
            });
    return meanings;
  }

  /** Remembers the meanings for the caller's first unit; an empty field forgets. */
  @Transactional
  public void remember(Caller caller, Map<String, String> columns) {
    List<String> units = units(caller);
    if (units.isEmpty()) {
      return;
    }
    columns.forEach(
        (header, field) -> {
          String key = HeaderWords.key(header);
          if (!key.isEmpty() && key.length() <= LONGEST) {
            units.forEach(unit -> forget(unit, key));
            remember(units.get(0), key, field);
          }
        });
  }

  private void forget(String unit, String key) {
    jdbc.sql("delete from ledger_header where unit = ? and header = ?").params(unit, key).update();
  }

  private void remember(String unit, String key, String field) {
    Long held =
        jdbc.sql("select count(*) from ledger_header where unit = ?")
            .param(unit)
            .query(Long.class)
            .single();
    if (!field.equals(LedgerChoices.UNKNOWN) && held < MOST) {
      jdbc.sql("insert into ledger_header (unit, header, field, chosen_at) values (?, ?, ?, ?)")
          .params(unit, key, field, Timestamp.from(clock.instant()))
          .update();
    }
  }

  private static List<String> units(Caller caller) {
    return caller.duties().stream().map(Duty::unit).distinct().toList();
  }
}
