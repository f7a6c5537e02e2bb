package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long each page takes, from the request to its last byte, where there are many issues. Prints
 * a table; docs/performance.md says how to run it. Most issues are copies made in the database,
 * which only a benchmark may do: spread over units, months, severities and due dates, all open.
 */
@Tag("benchmark")
@ServiceTest
class PagesBenchmark {

  private static final int ISSUES = Integer.getInteger("bihuan.benchmark.issues", 100_000);
  private static final int WARM = 10;
  private static final int TIMES = 30;

  private static final String[] UNITS = {
    "QH-XN-DT",
    "QH-XN-HZ",
    "QH-XN-ZF",
    "QH-HD-HL",
    "QH-HD-XH",
    "QH-HD-HZ",
    "QH-HB",
    "QH-HX",
    "QH-HN"
  };

  private static final String ISSUE_COPIES =
      """
      insert into issue (number, type, type_version, title, description, category, severity, source,
          unit, supervisor, location, basis, opened_at, opened_by, due_at, status, round, steps, state,
          trail_hash)
      select 'QH-2025-' || cast(1000000 + n.x * 10 + %d as varchar(12)), type, type_version,
          title || ' ' || cast(n.x as varchar(12)), description, category, severity, source, unit,
          supervisor, location, basis, opened_at - n.x * interval '3' minute, opened_by,
          due_at - n.x * interval '2' minute, status, round, steps, '{}', trail_hash
      from issue, %s where number = ?
      """;

  private static final String TASK_COPIES =
      """
      insert into task (id, candidate, place, issue, token, type, type_version, step, due_at, round,
          excluded, created_at)
      select 'copy-' || i.number, t.candidate, t.place, i.number, 'copy-' || i.number, t.type,
          t.type_version, t.step, i.due_at, 1, '', i.opened_at
      from issue i join task t on t.issue = ? where i.number like ?
      """;

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private CountedSql sql;

  @Test
  void takesItsTime() {
    Api api = new Api(port);
    forgetCopies();
    String example = "";
    for (int i = 0; i < UNITS.length; i++) {
      example = copies(api, i);
    }
    if (TestDatabase.isPostgresql()) {
      jdbc.execute("analyze");
    }
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("/work", "dt-rectifier");
    pages.put("/work?scope=group&severity=major", "xn-reviewer");
    pages.put("/issues/" + example, "qh-leader");
    pages.put("/issues", "qh-leader");
    pages.put("/issues?unit=QH-XN&overdue=true&sort=dueAt", "qh-leader");
    pages.put("/issues?count=true&severity=critical", "qh-leader");
    pages.put("/issues?q=99999", "qh-leader");
    pages.put("/overview", "qh-leader");
    pages.put("/open", "qh-inspector");
    pages.put("/import", "qh-inspector");
    pages.put("/processes", "qh-leader");
    pages.put("/processes/rectification", "qh-leader");
    pages.put("/notices", "dt-rectifier");
    pages.put("/people", "qh-admin");
    pages.put("/units", "qh-admin");
    pages.put("/calendar", "qh-leader");
    pages.put("/jobs", "qh-admin");
    pages.put("/account", "qh-leader");
    System.out.printf(
        "| page | as | p50 ms | slowest ms | kB | SQL statements |%n|---|---|---|---|---|---|%n");
    pages.forEach(this::measure);
    forgetCopies();
  }

  private void forgetCopies() {
    jdbc.update("delete from task where id like 'copy-%'");
    jdbc.update("delete from issue where number like 'QH-2025-1%' and state = '{}'");
  }

  private String copies(Api api, int unit) {
    String number =
        api.as("qh-inspector")
            .post(
                "/api/issues",
                Map.of(
                    "title",
                    "执法案卷缺少送达回证",
                    "unit",
                    UNITS[unit],
                    "description",
                    "现场检查发现，本季度抽查的案卷中有四份缺少送达回证。",
                    "category",
                    unit % 3 == 0 ? "执法不规范" : unit % 3 == 1 ? "涉企执法" : "履职协同",
                    "severity",
                    unit % 2 == 0 ? "minor" : "major"))
            .expect(201)
            .text("number");
    int each = ISSUES / UNITS.length;
    String series =
        TestDatabase.isPostgresql()
            ? "generate_series(1, " + each + ") as n(x)"
            : "(select x from system_range(1, " + each + ")) n";
    jdbc.update(ISSUE_COPIES.formatted(unit, series), number);
    jdbc.update(TASK_COPIES, number, "QH-2025-1%" + unit);
    return number;
  }

  private void measure(String page, String account) {
    Pages browser = Pages.of(port, account);
    int bytes = 0;
    for (int i = 0; i < WARM; i++) {
      bytes = browser.get(page).expect(200).raw().body().length;
    }
    double[] milliseconds = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long begun = System.nanoTime();
      browser.get(page).expect(200);
      milliseconds[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(milliseconds);
    int statements = sql.count(browser, page).statements().size();
    System.out.printf(
        "| `%s` | %s | %.0f | %.0f | %d | %d |%n",
        page, account, milliseconds[TIMES / 2], milliseconds[TIMES - 1], bytes / 1024, statements);
    assertThat(statements).as(page).isLessThanOrEqualTo(8);
  }
}
