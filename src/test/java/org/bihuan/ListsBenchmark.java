package org.bihuan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long lists take through the API where there are very many issues: 40 % closed, 20 critical.
 * Prints a table; docs/performance.md says how to run it. All but a few issues are copies made in
 * the database, which only a benchmark may do.
 */
@Tag("benchmark")
@ServiceTest
class ListsBenchmark {

  private static final int ISSUES = Integer.getInteger("bihuan.benchmark.issues", 100_000);
  private static final int BATCH = 20_000;
  private static final int WARM = 2;
  private static final int TIMES = 5;

  private static final String[] UNITS = {"QH-XN-DT", "QH-HD-HL", "QH-HB", "QH-HX", "QH-HN"};

  private static final List<String[]> LISTS =
      List.of(
          new String[] {"/api/issues?limit=20", "qh-leader"},
          new String[] {"/api/issues?severity=critical", "qh-leader"},
          new String[] {"/api/issues?source=supervision", "qh-leader"},
          new String[] {"/api/issues?campaign=none", "qh-leader"},
          new String[] {"/api/issues?openedTo=2025-10-01&sort=number", "qh-leader"},
          new String[] {"/api/issues?openedTo=2025-10-01&sort=dueAt", "qh-leader"},
          new String[] {"/api/issues?openedFrom=2025-01-01&status=closed&sort=number", "qh-leader"},
          new String[] {"/api/issues?dueTo=2025-10-01", "qh-leader"},
          new String[] {"/api/issues?dueTo=2025-10-01&sort=number", "qh-leader"},
          new String[] {"/api/tasks?scope=claimable&severity=critical", "qh-reviewer"},
          new String[] {"/api/tasks?scope=claimable&unit=QH-XN-HZ", "dt-rectifier"},
          new String[] {"/api/tasks?scope=claimable&unit=QH-HD", "dt-rectifier"},
          new String[] {"/api/tasks?scope=claimable&unit=QH-XN", "dt-rectifier"},
          new String[] {"/api/tasks?scope=claimable&count=true", "dt-rectifier"});

  private static final String ISSUE_COPIES =
      """
      insert into issue (number, type, type_version, title, description, category, severity, source,
          unit, supervisor, location, basis, opened_at, opened_by, due_at, status, round, steps, state,
          trail_hash, closed_at, resolution, counted, good)
      select 'QH-2024-' || cast(1000000 + n.x * 10 + %1$d as varchar(12)), type, type_version,
          title || ' ' || cast(n.x as varchar(12)), description, category,
          case when n.x %% 50000 = 0 then 'critical' else severity end, source, unit,
          supervisor, location, basis, opened_at - n.x * interval '5' minute, opened_by,
          due_at - n.x * interval '5' minute + mod(n.x, 97) * interval '1' day,
          case when mod(n.x, 5) < 2 then 'closed' else status end, round,
          case when mod(n.x, 5) < 2 then '' else steps end, '{}', trail_hash,
          case when mod(n.x, 5) < 2 then opened_at - n.x * interval '4' minute end,
          case when mod(n.x, 5) < 2 then 'signedOff' end, counted, mod(n.x, 5) < 2
      from issue, %2$s where number = ?
      """;

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;

  @Test
  void takesItsTime() {
    Api api = new Api(port);
    if (TestDatabase.isPostgresql()) {
      jdbc.execute("drop index issue_search"); // no words are looked for, and it takes long to fill
    }
    for (int unit = 0; unit < UNITS.length; unit++) {
      copies(api, unit);
    }
    if (TestDatabase.isPostgresql()) {
      jdbc.execute("vacuum analyze");
    }
    System.out.printf("| list | as | p50 ms | slowest ms | items |%n|---|---|---|---|---|%n");
    LISTS.forEach(list -> measure(api.as(list[1]), list[0], list[1]));
  }

  private void copies(Api api, int unit) {
    String number =
        api.as("qh-inspector")
            .post("/api/issues", Map.of("title", "执法案卷缺少送达回证", "unit", UNITS[unit]))
            .expect(201)
            .text("number");
    int each = ISSUES / UNITS.length;
    for (int from = 1; from <= each; from += BATCH) {
      int to = Math.min(each, from + BATCH - 1);
      String series =
          TestDatabase.isPostgresql()
              ? "generate_series(%d, %d) as n(x)".formatted(from, to)
              : "(select x from system_range(%d, %d)) n".formatted(from, to);
      jdbc.update(ISSUE_COPIES.formatted(unit, series), number);
    }
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Map<String, Object> column :
        jdbc.queryForList(
            "select column_name as name from information_schema.columns where lower(table_name) = 'task'"
                + " and lower(table_schema) = 'public'")) {
      String name = String.valueOf(column.get("name"));
      columns.add(name);
      values.add(
          switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "id", "token" -> "'copy-' || i.number";
            case "issue" -> "i.number";
            case "due_at" -> "i.due_at";
            case "created_at" -> "i.opened_at";
            default -> "t." + name;
          });
    }
    jdbc.update(
        "insert into task (%s) select %s from issue i join task t on t.issue = ? where i.number like ? and i.status = 'open'"
            .formatted(String.join(", ", columns), String.join(", ", values)),
        number,
        "QH-2024-1%" + unit);
  }

  private static void measure(Api.Session as, String list, String account) {
    int items = 0;
    for (int i = 0; i < WARM; i++) {
      items = as.get(list).expect(200).body().path("items").size();
    }
    double[] milliseconds = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long begun = System.nanoTime();
      as.get(list).expect(200);
      milliseconds[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(milliseconds);
    System.out.printf(
        "| `%s` | %s | %.0f | %.0f | %d |%n",
        list, account, milliseconds[TIMES / 2], milliseconds[TIMES - 1], items);
  }
}
