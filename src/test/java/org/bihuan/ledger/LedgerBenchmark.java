package org.bihuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Ledgers as large as they come, through the service. Prints how long it took and the most heap in
 * use after a garbage collection; docs/performance.md says how to run it. The issues to export are
 * copies made in the database, which only a benchmark may do.
 */
@Tag("benchmark")
@ServiceTest
class LedgerBenchmark {

  private static final int ISSUES = 100_000;
  private static final int ROWS = 20_000;

  /** Issues of the category are left to right what an export writes, with a text of some length. */
  private static final String COPIES =
      """
      insert into issue (number, type, type_version, title, description, category, severity, source,
          unit, supervisor, location, basis, opened_at, opened_by, due_at, status, round, steps, state,
          trail_hash)
      select 'COPY-' || cast(1000000 + n.x as varchar(10)), type, type_version, title, description, 'copies',
          severity, source, unit, supervisor, location, basis, opened_at, opened_by, due_at, status,
          round, steps, '{}', trail_hash
      from issue, %s where number = ?
      """;

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;

  private final HeapAfterGc heap = new HeapAfterGc();
  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  @Test
  void exportsAHundredThousandIssues() throws Exception {
    String number =
        api.as("qh-inspector")
            .post(
                "/api/issues",
                Map.of(
                    "title", "护栏缺失", "unit", "QH-XN-HZ", "description", "执法案卷缺少送达回证。".repeat(20)))
            .expect(201)
            .text("number");
    String series =
        TestDatabase.isPostgresql()
            ? "generate_series(1, " + ISSUES + ") as n(x)"
            : "(select x from system_range(1, " + ISSUES + ")) n";
    jdbc.update(COPIES.formatted(series), number);
    export(number.substring(0, 2) + "-warm-up");

    heap.begin();
    long begun = System.nanoTime();
    long bytes = export("copies");
    say("export of " + ISSUES + " issues, " + bytes / 1_000_000 + " MB", begun);

    assertThat(bytes).isGreaterThan(1_000_000);
    jdbc.update("delete from issue where category = 'copies'");
  }

  @Test
  void importsTwentyThousandRows() {
    StringBuilder ledger = new StringBuilder("序号,问题描述,责任单位,发现日期,整改时限\n");
    for (int i = 1; i <= ROWS; i++) {
      ledger.append(i).append(",执法记录仪未开启，第").append(i).append("号,湟中执法局,2026-11-20,2027-12-03\n");
    }
    byte[] file = ledger.toString().getBytes(UTF_8);
    Api.Session inspector = api.as("qh-inspector");
    for (String how : new String[] {"first time", "again, all known"}) {
      heap.begin();
      long begun = System.nanoTime();
      Api.Answer answer =
          inspector
              .upload("/api/ledgers/imports?dryRun=false", "a.csv", file, Map.of())
              .expect(200);
      say("import of " + ROWS + " rows, " + how, begun);

      assertThat(answer.body().path("errors")).isEmpty();
      assertThat(answer.body().path("issues")).hasSize(ROWS);
    }
  }

  /** Reads the answer as it comes and keeps nothing of it. */
  private long export(String category) throws IOException, InterruptedException {
    String token = Accounts.signIn(api, "qh-inspector", "bihuan-demo").expect(201).text("token");
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/ledgers/export?category=" + category))
            .header("Authorization", "Bearer " + token)
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    try (var in = answer.body()) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void say(String what, long begun) {
    System.out.printf(
        "%s: %s: %.1f s, heap after collection at most %d of %d MiB%n",
        TestDatabase.isPostgresql() ? "PostgreSQL" : "H2",
        what,
        Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0,
        heap.peakMebibytes(),
        Runtime.getRuntime().maxMemory() / (1024 * 1024));
  }
}
