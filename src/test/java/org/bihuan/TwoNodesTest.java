package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.util.TestPropertyValues;

/** Two nodes on one PostgreSQL database, started at the same instant while it was still empty. */
@Tag("service")
@EnabledIf("org.bihuan.TestDatabase#isPostgresql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

  private static final String[] QUICK_TIMERS = {
    "flowable.process.async.executor.default-timer-job-acquire-wait-time=PT0.2S",
    "flowable.process.async.executor.default-async-job-acquire-wait-time=PT0.2S"
  };

  private final MovableClock clock = new MovableClock();
  private Node first;
  private Node second;
  private Api one;
  private Api two;

  @BeforeAll
  void startBothAtOnce() throws Exception {
    TestPropertyValues database = TestDatabase.properties();
    CyclicBarrier together = new CyclicBarrier(2);
    CompletableFuture<Node> other =
        CompletableFuture.supplyAsync(() -> started(database, together));
    try {
      first = started(database, together);
    } finally {
      second = other.get(2, TimeUnit.MINUTES);
    }
    one = first.api();
    two = second.api();
  }

  private Node started(TestPropertyValues database, CyclicBarrier together) {
    try {
      together.await(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return Node.start(database, clock, QUICK_TIMERS);
  }

  @AfterAll
  void stop() {
    for (Node node : new Node[] {first, second}) {
      if (node != null) {
        node.close();
      }
    }
  }

  @Test
  void deployEveryProcessOnce() {
    for (Api node : List.of(one, two)) {
      JsonNode processes = node.as("qh-admin").get("/api/processes").expect(200).body();
      assertThat(processes.path("items")).hasSizeGreaterThanOrEqualTo(3);
      for (JsonNode process : processes.path("items")) {
        assertThat(process.path("versions")).hasSize(1);
      }
    }
  }

  @Test
  void workOnTheSameIssue() {
    String number = open("两节点", null);

    claim(one, number, "dt-rectifier");
    complete(two, number, "dt-rectifier", submitted());
    claim(two, number, "qh-reviewer");
    Api.Answer closed = complete(one, number, "qh-reviewer", Map.of("outcome", "signOff"));

    assertThat(closed.text("resolution")).isEqualTo("signedOff");
    for (Api node : List.of(one, two)) {
      Api.Answer seen = node.as("qh-inspector").get("/api/issues/" + number).expect(200);
      assertThat(seen.text("status")).isEqualTo("closed");
      assertThat(seen.header("ETag")).isEqualTo(closed.header("ETag"));
      assertThat(
              node.as("qh-inspector")
                  .get("/api/issues/" + number + "/trail/verification")
                  .body()
                  .path("intact")
                  .asBoolean())
          .isTrue();
    }
  }

  @Test
  void takeTheTokenThatTheOtherIssued() {
    String token = Accounts.signIn(one, "qh-inspector", "bihuan-demo").expect(201).text("token");

    Accounts.bearer(two, token).get("/api/me").expect(200);
  }

  @Test
  void knowAtOnceWhomTheOtherHasAdded() {
    for (int i = 0; i < 5; i++) {
      String added = Accounts.create(one, "QH-XN-DT", "rectifier");
      String token = Accounts.signIn(one, added, Accounts.PASSWORD).expect(201).text("token");

      Accounts.bearer(two, token).get("/api/me").expect(200);
    }
    String added = Accounts.create(one, "QH-XN-DT", "rectifier");
    Accounts.signIn(two, added, Accounts.PASSWORD).expect(201);
  }

  @Test
  void giveATaskToOneOfTwoWhoClaimItAtTheSameInstant() {
    String colleague = Accounts.create(one, "QH-XN-DT", "rectifier");
    String token = Accounts.signIn(one, colleague, Accounts.PASSWORD).expect(201).text("token");
    Api.Session theirs = Accounts.bearer(two, token);
    Api.Session ours = one.as("dt-rectifier");
    for (int i = 0; i < 20; i++) {
      String path = "/api/tasks/" + currentTask(one, open("争领", null)) + "/claim";
      CompletableFuture<Integer> there = async(() -> theirs.post(path, "{}").status());
      int here = ours.post(path, "{}").status();
      assertThat(List.of(here, there.join())).containsExactlyInAnyOrder(200, 409);
    }
  }

  @Test
  void fireATimerOnce() {
    List<String> numbers = new ArrayList<>();
    String due = "2026-12-31";
    clock.moveTo(Instant.parse("2026-12-01T02:00:00Z"));
    for (int i = 0; i < 10; i++) {
      numbers.add(open("逾期", due));
    }
    String last = numbers.get(numbers.size() - 1);

    clock.moveTo(Instant.parse("2026-12-31T22:00:00Z"));

    Api later = second.api(); // signs in again: the tokens have expired by this clock
    for (String number : numbers) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> count(later, number, "issueOpened") > 0);
    }
    // Each node polls several times more.
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> count(later, last, "issueOpened") == 1);
    for (String number : numbers) {
      assertThat(count(later, number, "issueOpened")).as(number).isEqualTo(1);
      assertThat(
              later
                  .as("qh-inspector")
                  .get("/api/issues/" + number)
                  .expect(200)
                  .body()
                  .path("children"))
          .hasSize(1);
    }
    assertThat(later.as("qh-admin").get("/api/operations/jobs").expect(200).body().path("items"))
        .isEmpty();
    JsonNode consistency =
        later.as("qh-admin").get("/api/operations/consistency").expect(200).body();
    assertThat(consistency.path("consistent").asBoolean()).as("%s", consistency).isTrue();
  }

  private static int count(Api node, String number, String act) {
    int count = 0;
    for (JsonNode entry :
        node.as("qh-inspector")
            .get("/api/issues/" + number + "/trail")
            .expect(200)
            .body()
            .path("items")) {
      count += entry.path("act").asText().equals(act) ? 1 : 0;
    }
    return count;
  }

  /** Signs in again where the token has expired by this clock. */
  private Api.Session inspector(Api node) {
    Api.Session session = node.as("qh-inspector");
    return session.get("/api/me").status() == 200
        ? session
        : Accounts.bearer(
            node, Accounts.signIn(node, "qh-inspector", "bihuan-demo").expect(201).text("token"));
  }

  private String open(String title, String dueOn) {
    return inspector(one)
        .post(
            "/api/issues",
            dueOn == null
                ? Map.of("title", title, "unit", "QH-XN-DT")
                : Map.of("title", title, "unit", "QH-XN-DT", "dueOn", dueOn))
        .expect(201)
        .text("number");
  }

  private static String currentTask(Api node, String number) {
    return node.as("qh-inspector")
        .get("/api/issues/" + number)
        .expect(200)
        .body()
        .at("/steps/0/task")
        .asText();
  }

  private static void claim(Api node, String number, String username) {
    node.as(username).post("/api/tasks/" + currentTask(node, number) + "/claim", "{}").expect(200);
  }

  private static Api.Answer complete(
      Api node, String number, String username, Map<String, Object> submission) {
    return node.as(username)
        .post("/api/tasks/" + currentTask(node, number) + "/complete", submission)
        .expect(200);
  }

  private static Map<String, Object> submitted() {
    return Map.of("outcome", "submit", "fields", Map.of("measures", "已整改"));
  }

  private static <T> CompletableFuture<T> async(Supplier<T> act) {
    return CompletableFuture.supplyAsync(act);
  }
}
