package org.bihuan.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.TestDatabase;
import org.bihuan.report.cell.Checkpoints;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long figures take over many issues, opened over five years, each of which stood in three
 * ways; see {@code docs/performance.md}.
 */
@Tag("benchmark")
@ServiceTest
class FiguresBenchmark {

  private static final int ISSUES = Integer.getInteger("bihuan.benchmark.issues", 100_000);
  private static final int BATCH = 20_000;
  private static final int WARM = 2;
  private static final int TIMES = 7;

  private static final String[] UNITS = {
    "QH-XN-DT",
    "QH-XN-HZ",
    "QH-XN-ZF",
    "QH-HD-HL",
    "QH-HD-XH",
    "QH-HD-HZ",
    "QH-HB",
    "QH-HX",
    "QH-HN",
    "QH-GL"
  };

  private static final String COPIES =
      """
      insert into issue (number, type, type_version, title, category, severity, source,
          unit, supervisor, campaign, opened_at, since_at, opened_by, due_at, due_runs, status, round, steps,
          state, trail_hash, closed_at, handed_in_at, resolution, counted, good, spells, spell_days)
      select 'QH-2021-' || cast(10000000 + n.x * 10 + %1$d as varchar(12)), type, type_version,
          title, '类别' || cast(mod(n.x * 7, 12) as varchar(12)),
          case when mod(n.x, 50) = 0 then 'critical' when mod(n.x, 5) = 0 then 'major' else 'minor' end,
          case when mod(n.x, 3) = 0 then 'hotline' else 'inspection' end, unit, supervisor,
          '行动' || cast(mod(n.x, 9) as varchar(12)),
          %3$s, %3$s + interval '10' day, opened_by, %3$s + mod(n.x, 40) * interval '1' day, true,
          case when mod(n.x, 10) = 0 then 'open' else 'closed' end, 1 + case when mod(n.x, 8) = 0 then 1 else 0 end,
          case when mod(n.x, 10) = 0 then steps else '' end, '{}', trail_hash,
          case when mod(n.x, 10) = 0 then null else %3$s + interval '10' day end, %3$s + interval '3' day,
          case when mod(n.x, 10) = 0 then null else 'signedOff' end, true, mod(n.x, 10) <> 0,
          case when mod(n.x, 10) = 0 then 0 else 1 end, case when mod(n.x, 10) = 0 then 0 else 8 end
      from issue, %2$s where number = ?
      """;

  /** How each stood before: first the unit's turn, then that of the review. */
  private static final String PAST =
      """
      insert into issue_past (number, revision, from_at, to_at, type, opened_at, opened_by, type_version, title, category,
          severity, source, unit, supervisor, campaign, due_at, status, counted, good, round, relapses, steps, due_runs,
          others_due_at, handed_in_at, spells, spell_days)
      select number, %1$d, opened_at + interval '%2$d' day, opened_at + interval '%3$d' day, type, opened_at, opened_by,
          type_version, title, category, severity, source, unit, supervisor, campaign, due_at, 'open', true, false, 1, 0, '',
          %4$s, case when %4$s then null else opened_at + interval '6' day end, null, 0, 0
      from issue where number like 'QH-2021-%%'
      """;

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Checkpoints checkpoints;

  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  @Test
  void takesItsTime() {
    if (TestDatabase.isPostgresql()) {
      jdbc.execute("drop index issue_search"); // no words are looked for, and it takes long to fill
    }
    for (int unit = 0; unit < UNITS.length; unit++) {
      copies(unit);
    }
    jdbc.update(PAST.formatted(1, 0, 3, "true"));
    jdbc.update(PAST.formatted(2, 3, 10, "false"));
    if (TestDatabase.isPostgresql()) {
      jdbc.execute("vacuum analyze");
    }
    Instant now = Instant.now();
    List<String> asked = asked(now);
    System.out.printf("from the rows%n| | as | p50 ms | slowest ms |%n|---|---|---|---|%n");
    asked.subList(0, 5).forEach(this::measure);
    long begun = System.nanoTime();
    checkpoints.gather(now.minus(5 * 365, ChronoUnit.DAYS));
    checkpoints.catchUp(now.minus(2, ChronoUnit.HOURS), Math.max(5000, ISSUES / 20), 1000);
    System.out.printf(
        "gathered in %d ms, %s checkpoints of %s cells%n",
        (System.nanoTime() - begun) / 1_000_000,
        jdbc.queryForObject("select count(*) from figure_checkpoint", Long.class),
        jdbc.queryForObject("select count(*) from figure_cell", Long.class));
    if (TestDatabase.isPostgresql()) {
      jdbc.execute("vacuum analyze");
    }
    System.out.printf("from cells%n| | as | p50 ms | slowest ms |%n|---|---|---|---|%n");
    asked.forEach(this::measure);
  }

  private static List<String> asked(Instant now) {
    List<String> asked = new ArrayList<>();
    for (String by : List.of("unit", "category", "severity", "source", "month", "foundMonth")) {
      asked.add("/api/statistics?by=" + by);
    }
    asked.add("/api/statistics?by=campaign");
    asked.add("/api/statistics?by=category&unit=QH-XN");
    asked.add("/api/statistics?by=unit&campaign=行动3".replace("行动", "%E8%A1%8C%E5%8A%A8"));
    asked.add("/api/statistics?by=category&severity=major");
    for (int days : new int[] {1, 100, 700, 1500}) {
      asked.add("/api/statistics?by=unit&asOf=" + now.minus(days, ChronoUnit.DAYS));
      asked.add("/api/statistics?by=month&asOf=" + now.minus(days, ChronoUnit.DAYS));
    }
    asked.add("/api/issues?asOf=" + now.minus(700, ChronoUnit.DAYS));
    asked.add("/api/issues?overdue=true&sort=dueAt&asOf=" + now.minus(700, ChronoUnit.DAYS));
    asked.add("/api/statistics/overdue");
    asked.add("/api/statistics/rounds");
    asked.add("/overview");
    return asked;
  }

  private void copies(int unit) {
    String number =
        api.as("qh-inspector")
            .post("/api/issues", Map.of("title", "执法案卷缺少送达回证", "unit", UNITS[unit]))
            .expect(201)
            .text("number");
    int each = ISSUES / UNITS.length;
    long seconds = 5L * 365 * 86_400 / each;
    for (int from = 1; from <= each; from += BATCH) {
      int to = Math.min(each, from + BATCH - 1);
      String series =
          TestDatabase.isPostgresql()
              ? "generate_series(%d, %d) as n(x)".formatted(from, to)
              : "(select x from system_range(%d, %d)) n".formatted(from, to);
      String opened =
          "(opened_at - interval '11' day - n.x * %d * interval '1' second)".formatted(seconds);
      jdbc.update(COPIES.formatted(unit, series, opened), number);
    }
  }

  private void measure(String address) {
    for (String account : List.of("qh-leader", "xn-leader")) {
      Api.Session as = api.as(account);
      Pages pages = address.startsWith("/api") ? null : Pages.of(port, account);
      double[] milliseconds = new double[TIMES];
      for (int i = -WARM; i < TIMES; i++) {
        long begun = System.nanoTime();
        if (pages == null) {
          as.get(address).expect(200);
        } else {
          pages.get(address).expect(200);
        }
        milliseconds[Math.max(i, 0)] = (System.nanoTime() - begun) / 1e6;
      }
      Arrays.sort(milliseconds);
      System.out.printf(
          "| `%s` | %s | %.0f | %.0f |%n",
          address, account, milliseconds[TIMES / 2], milliseconds[TIMES - 1]);
    }
  }
}
