package org.bihuan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Checks how many SQL statements each operation needs, whether the caller's token is cached (warm)
 * or new to the node (cold), and that none needs more when there are more issues.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementCountTest {

  private static final int TIMES = 5;
  private static final int MORE = 300;

  @LocalServerPort private int port;
  @Autowired private CountedSql sql;

  private Api api;
  private Map<String, List<CountedSql.Request>> warm;
  private Map<String, List<CountedSql.Request>> cold;
  private Map<String, List<CountedSql.Request>> later;

  @BeforeAll
  void countBeforeAndAfterMoreIssuesCame() {
    api = new Api(port);
    loops(this::remembered, 2); // fills the caches
    warm = loops(this::remembered, TIMES);
    cold = loops(this::newToken, 2);
    importMore();
    later = loops(this::remembered, TIMES);
    print();
  }

  @ParameterizedTest
  @CsvSource({
    "open, 16",
    "claim rectify, 8",
    "rectify submit, 16",
    "claim review, 8",
    "review sendBack, 16",
    "review signOff, 16",
    "inbox, 2",
    "list issues, 2",
    "show issue, 4",
    "list processes, 2",
    "list failed jobs, 2"
  })
  void takesFewStatements(String act, int limit) {
    holds(act, warm, limit);
    holds(act, cold, limit + 1);
    holds(act, later, limit);
  }

  @Test
  void readsTheTokenOnceWhereItIsNew() {
    for (String act : warm.keySet()) {
      assertThat(fewest(cold.get(act)))
          .as(act)
          .isBetween(fewest(warm.get(act)), fewest(warm.get(act)) + 1);
    }
  }

  @Test
  void takesNoMoreStatementsWithMoreIssues() {
    for (String act : warm.keySet()) {
      assertThat(fewest(later.get(act))).as(act).isEqualTo(fewest(warm.get(act)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open",
        "claim rectify",
        "rectify submit",
        "claim review",
        "review sendBack",
        "review signOff"
      })
  void commitsOnceAndWritesNothingOutside(String act) {
    for (CountedSql.Request request : all(act)) {
      assertThat(request.commits()).as(act + text(request)).isEqualTo(1);
      assertThat(request.alone()).as(act).allMatch(one -> one.startsWith("select"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inbox", "list issues", "show issue"})
  void commitsAtMostOnceToRead(String act) {
    assertThat(all(act)).allMatch(request -> request.commits() <= 1);
  }

  private void holds(String act, Map<String, List<CountedSql.Request>> counted, int limit) {
    for (CountedSql.Request request : counted.get(act)) {
      assertThat(request.statements().size()).as(act + text(request)).isLessThanOrEqualTo(limit);
    }
  }

  private static String text(CountedSql.Request request) {
    return request.statements().stream()
        .map(statement -> "\n  " + statement.replaceAll("\\s+", " "))
        .collect(Collectors.joining());
  }

  private List<CountedSql.Request> all(String act) {
    List<CountedSql.Request> all = new ArrayList<>(warm.get(act));
    all.addAll(cold.get(act));
    all.addAll(later.get(act));
    return all;
  }

  /**
   * The least of several, since an operation sometimes also does the work of a background thread.
   */
  private static int fewest(List<CountedSql.Request> requests) {
    return requests.stream().mapToInt(request -> request.statements().size()).min().orElseThrow();
  }

  private static int most(List<CountedSql.Request> requests) {
    return requests.stream().mapToInt(request -> request.statements().size()).max().orElseThrow();
  }

  /** A session whose token the node has just seen. */
  private Api.Session remembered(String username) {
    Api.Session session = api.as(username);
    session.get("/api/me").expect(200);
    return session;
  }

  /** A session whose token the node has not seen yet. */
  private Api.Session newToken(String username) {
    return Accounts.bearer(
        api, Accounts.signIn(api, username, "bihuan-demo").expect(201).text("token"));
  }

  private Map<String, List<CountedSql.Request>> loops(
      Function<String, Api.Session> session, int times) {
    Map<String, List<CountedSql.Request>> counted = new LinkedHashMap<>();
    for (int i = 0; i < times; i++) {
      new Loop(session, counted).run();
    }
    return counted;
  }

  /** One issue until its sign-off, sent back once, with every operation counted. */
  private final class Loop {
    private final Function<String, Api.Session> session;
    private final Map<String, List<CountedSql.Request>> counted;
    private String number = "";

    Loop(Function<String, Api.Session> session, Map<String, List<CountedSql.Request>> counted) {
      this.session = session;
      this.counted = counted;
    }

    void run() {
      count("open", "qh-inspector", this::open);
      count("inbox", "dt-rectifier", s -> s.get("/api/tasks?scope=claimable").expect(200));
      count("list issues", "qh-inspector", s -> s.get("/api/issues").expect(200));
      count("show issue", "qh-inspector", s -> s.get("/api/issues/" + number).expect(200));
      count("list processes", "qh-admin", s -> s.get("/api/processes").expect(200));
      count("list failed jobs", "qh-admin", s -> s.get("/api/operations/jobs").expect(200));
      step("rectify", "dt-rectifier", rectified());
      step("review", "qh-reviewer", sentBack());
      step("rectify", "dt-rectifier", rectified());
      step("review", "qh-reviewer", Map.of("outcome", "signOff"));
    }

    private Api.Answer open(Api.Session as) {
      Api.Answer opened =
          as.post("/api/issues", Map.of("title", "清点", "unit", "QH-XN-DT")).expect(201);
      number = opened.text("number");
      return opened;
    }

    private void step(String step, String username, Map<String, Object> submission) {
      String task =
          api.as("qh-inspector")
              .get("/api/issues/" + number)
              .expect(200)
              .body()
              .at("/steps/0/task")
              .asText();
      count(
          "claim " + step,
          username,
          s -> s.post("/api/tasks/" + task + "/claim", "{}").expect(200));
      count(
          step + " " + submission.get("outcome"),
          username,
          s -> s.post("/api/tasks/" + task + "/complete", submission).expect(200));
    }

    private Map<String, Object> rectified() {
      return Map.of("outcome", "submit", "fields", Map.of("measures", "已整改"));
    }

    private Map<String, Object> sentBack() {
      return Map.of("outcome", "sendBack", "fields", Map.of("reason", "未见佐证"));
    }

    private void count(String act, String username, CountedSql.Sent request) {
      CountedSql.Request one = sql.count(session.apply(username), request);
      counted.computeIfAbsent(act, name -> new ArrayList<>()).add(one);
    }
  }

  private void importMore() {
    StringBuilder csv = new StringBuilder("问题类别,问题描述,责任单位\n");
    for (int i = 0; i < MORE; i++) {
      csv.append("清点,").append(UUID.randomUUID()).append(",大通执法局\n");
    }
    Api.Answer imported =
        api.as("qh-inspector")
            .upload(
                "/api/ledgers/imports",
                "more.csv",
                csv.toString().getBytes(UTF_8),
                Map.of("dryRun", "false"))
            .expect(200);
    assertThat(imported.body().path("created").asInt()).isEqualTo(MORE);
  }

  private void print() {
    System.out.printf(
        "%-18s %8s %8s %8s %20s%n",
        "SQL statements", "warm", "most", "cold", "with 300 issues more");
    warm.forEach(
        (act, requests) ->
            System.out.printf(
                "%-18s %8d %8d %8d %20d%n",
                act,
                fewest(requests),
                most(requests),
                fewest(cold.get(act)),
                fewest(later.get(act))));
  }
}
