package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;

/** Kills the service while people work with it, and checks the data afterwards. */
@Tag("service")
class CrashTest {

  private static final int CLIENTS = 8;
  private static final int ACTS_BEFORE_THE_CRASH = 400;
  private static final int SECONDS_BEFORE_THE_CRASH = 12;

  /** How far an issue has come: each client acts in this order. */
  private enum Act {
    OPENED,
    CLAIMED,
    SUBMITTED,
    REVIEW_CLAIMED,
    SIGNED_OFF;

    Act following() {
      return switch (this) {
        case OPENED -> CLAIMED;
        case CLAIMED -> SUBMITTED;
        case SUBMITTED -> REVIEW_CLAIMED;
        case REVIEW_CLAIMED, SIGNED_OFF -> SIGNED_OFF;
      };
    }
  }

  private final AtomicInteger answers = new AtomicInteger();

  @Test
  void losesNothingThatWasAnsweredAndLeavesNoIssueBetweenSteps() throws Exception {
    TestPropertyValues database = TestDatabase.properties();
    int port = ServiceProcess.freePort();
    List<Client> clients = new ArrayList<>();
    try (ServiceProcess service = ServiceProcess.start(database, port)) {
      Api api = service.api();
      for (String username : List.of("qh-inspector", "dt-rectifier", "qh-reviewer")) {
        api.as(username).get("/api/me").expect(200);
      }
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(new Client(api));
      }
      killUnderLoad(service, clients);
    }
    try (ServiceProcess again = ServiceProcess.start(database, port)) {
      isWhole(again.api(), clients);
      for (Client client : clients) {
        client.goesOn();
      }
    }
  }

  private void isWhole(Api api, List<Client> clients) {
    Set<String> all = new LinkedHashSet<>(everyIssue(api));
    System.out.printf("killed after %d answers; %d issues are there%n", answers.get(), all.size());
    for (Client client : clients) {
      client.findsEveryAnsweredAct();
      assertThat(all).containsAll(client.answered.keySet());
    }
    assertThat(all.size()).isLessThanOrEqualTo(answeredIssues(clients) + CLIENTS);
    JsonNode consistency = api.as("qh-admin").get("/api/operations/consistency").expect(200).body();
    assertThat(consistency.path("consistent").asBoolean()).as("%s", consistency).isTrue();
    assertThat(consistency.path("issues").asInt()).isEqualTo(all.size());
    all.forEach(number -> verifies(api, number));
  }

  private void killUnderLoad(ServiceProcess service, List<Client> clients) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> working = new ArrayList<>();
      clients.forEach(client -> working.add(threads.submit(client::workUntilTheServiceIsGone)));
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_BEFORE_THE_CRASH);
      Awaitility.await()
          .atMost(2L * SECONDS_BEFORE_THE_CRASH, TimeUnit.SECONDS)
          .pollInterval(20, TimeUnit.MILLISECONDS)
          .until(() -> answers.get() >= ACTS_BEFORE_THE_CRASH || System.nanoTime() >= deadline);
      service.kill();
      for (Future<?> client : working) {
        client.get(30, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(answers.get()).isGreaterThan(CLIENTS * 5);
  }

  private static int answeredIssues(List<Client> clients) {
    return clients.stream().mapToInt(client -> client.answered.size()).sum();
  }

  private static List<String> everyIssue(Api api) {
    List<String> numbers = new ArrayList<>();
    String after = "";
    do {
      JsonNode page =
          api.as("qh-inspector").get("/api/issues?limit=200" + after).expect(200).body();
      page.path("items").forEach(issue -> numbers.add(issue.path("number").asText()));
      after = page.path("next").isTextual() ? "&after=" + page.path("next").asText() : "";
    } while (!after.isEmpty());
    return numbers;
  }

  private static void verifies(Api api, String number) {
    JsonNode verification =
        api.as("qh-inspector")
            .get("/api/issues/" + number + "/trail/verification")
            .expect(200)
            .body();
    assertThat(verification.path("intact").asBoolean()).as(number).isTrue();
  }

  /** A client that opens issues, works each to its end, and remembers the responses. */
  private final class Client {

    private final Api api;

    /** The last act that was answered, by issue. */
    private final Map<String, Act> answered = new LinkedHashMap<>();

    Client(Api api) {
      this.api = api;
    }

    void workUntilTheServiceIsGone() {
      try {
        while (true) {
          String number = open();
          while (answered.get(number) != Act.SIGNED_OFF) {
            next(number, answered.get(number));
          }
        }
      } catch (UncheckedIOException gone) {
        // that is the crash
      }
    }

    private String open() {
      String number =
          api.as("qh-inspector")
              .post("/api/issues", Map.of("title", "断电", "unit", "QH-XN-DT"))
              .expect(201)
              .text("number");
      note(number, Act.OPENED);
      return number;
    }

    /** Does the step after the last one. */
    private void next(String number, Act last) {
      switch (last) {
        case OPENED -> claim(number, "dt-rectifier", Act.CLAIMED);
        case CLAIMED ->
            complete(
                number,
                "dt-rectifier",
                Map.of("outcome", "submit", "fields", Map.of("measures", "已整改")),
                Act.SUBMITTED);
        case SUBMITTED -> claim(number, "qh-reviewer", Act.REVIEW_CLAIMED);
        case REVIEW_CLAIMED ->
            complete(number, "qh-reviewer", Map.of("outcome", "signOff"), Act.SIGNED_OFF);
        case SIGNED_OFF -> throw new IllegalStateException(number + " is at its end");
      }
    }

    private void claim(String number, String username, Act act) {
      api.as(username).post("/api/tasks/" + task(number) + "/claim", "{}").expect(200);
      note(number, act);
    }

    private void complete(String number, String username, Map<String, Object> submission, Act act) {
      api.as(username).post("/api/tasks/" + task(number) + "/complete", submission).expect(200);
      note(number, act);
    }

    private void note(String number, Act act) {
      answered.put(number, act);
      answers.incrementAndGet();
    }

    private String task(String number) {
      return issue(number).at("/steps/0/task").asText();
    }

    private JsonNode issue(String number) {
      return api.as("qh-inspector").get("/api/issues/" + number).expect(200).body();
    }

    /** A step may have been done although its response was lost, but only the very last one. */
    void findsEveryAnsweredAct() {
      String last = "";
      for (String number : answered.keySet()) {
        last = number;
      }
      for (var entry : answered.entrySet()) {
        Act told = entry.getValue();
        Set<Act> possible =
            entry.getKey().equals(last) ? EnumSet.of(told, told.following()) : EnumSet.of(told);
        assertThat(found(issue(entry.getKey()))).as(entry.getKey()).isIn(possible);
      }
    }

    private Act found(JsonNode issue) {
      if (issue.path("status").asText().equals("closed")) {
        return Act.SIGNED_OFF;
      }
      assertThat(issue.path("steps")).as("%s", issue).hasSize(1);
      boolean claimed = issue.at("/steps/0/assignee").isTextual();
      return switch (issue.at("/steps/0/step").asText()) {
        case "rectify" -> claimed ? Act.CLAIMED : Act.OPENED;
        case "review" -> claimed ? Act.REVIEW_CLAIMED : Act.SUBMITTED;
        default -> throw new AssertionError("no client brought it there: " + issue);
      };
    }

    /** Works the interrupted issue to its end, with the token from before the crash. */
    void goesOn() {
      for (String number : List.copyOf(answered.keySet())) {
        Act act = found(issue(number));
        while (act != Act.SIGNED_OFF) {
          next(number, act);
          act = found(issue(number));
        }
      }
    }
  }
}
