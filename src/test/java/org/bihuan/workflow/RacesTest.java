package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two people at the same instant: one succeeds, the other is refused, nothing is half done. */
@ServiceTest
class RacesTest {

  private static final String SUBMIT =
      "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"已修复护栏\"}}";

  @LocalServerPort int port;
  private final ExecutorService two = Executors.newFixedThreadPool(2);
  private Api api;
  private Session first;
  private Session second;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    first = api.as("dt-rectifier");
    second = Accounts.session(api, Accounts.create(api, "QH-XN-DT", "rectifier"));
  }

  @AfterEach
  void stop() {
    two.shutdownNow();
  }

  private String task() {
    String issue = new Work(api).open("QH-XN-DT", Map.of("supervisor", "QH-XN"));
    return Work.task(first, issue, "rectify");
  }

  @Test
  void letsOneOfTwoClaimAHundredTimes() throws Exception {
    for (int i = 0; i < 100; i++) {
      String task = task();
      List<Answer> answers =
          together(() -> Work.claim(first, task), () -> Work.claim(second, task));
      assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
      Answer loser = answers.stream().filter(answer -> answer.status() == 409).findFirst().get();
      assertThat(loser.text("type")).isEqualTo("/problems/already-claimed");
    }
  }

  @Test
  void completesOnceWhenSentTwiceAtTheSameInstant() throws Exception {
    for (int i = 0; i < 20; i++) {
      String task = task();
      Work.claim(first, task).expect(200);
      List<Answer> answers =
          together(
              () -> Work.complete(first, task, SUBMIT), () -> Work.complete(first, task, SUBMIT));
      assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
      Answer done = answers.stream().filter(answer -> answer.status() == 200).findFirst().get();
      Answer lost = answers.stream().filter(answer -> answer.status() == 409).findFirst().get();
      assertThat(lost.text("type")).isEqualTo("/problems/step-over");
      String trail = "/api/issues/" + done.text("number") + "/trail";
      assertThat(
              first.get(trail).body().path("items").findValuesAsText("act").stream()
                  .filter("completed"::equals))
          .hasSize(1);
      assertThat(first.get(trail + "/verification").body().path("intact").asBoolean()).isTrue();
    }
  }

  @Test
  void eitherCompletesOrWithdrawsAtTheSameInstant() throws Exception {
    Session inspector = api.as("xn-inspector");
    for (int i = 0; i < 20; i++) {
      String task = task();
      Work.claim(first, task).expect(200);
      String issue = first.get("/api/tasks/" + task).body().at("/issue/number").asText();
      List<Answer> answers =
          together(
              () -> Work.complete(first, task, SUBMIT),
              () ->
                  inspector.post(
                      "/api/issues/" + issue + "/actions/withdraw",
                      "{\"fields\":{\"reason\":\"误报\"}}"));
      // Withdrawn it is in any case; before that, the step was completed or it was not.
      assertThat(answers.get(1).status()).isEqualTo(200);
      assertThat(answers.get(0).status()).isIn(200, 404, 409);
      Answer shown = inspector.get("/api/issues/" + issue).expect(200);
      assertThat(shown.text("resolution")).isEqualTo("withdrawn");
      assertThat(shown.body().path("steps")).isEmpty();
      assertThat(
              inspector
                  .get("/api/issues/" + issue + "/trail/verification")
                  .body()
                  .path("intact")
                  .asBoolean())
          .isTrue();
    }
  }

  private List<Answer> together(Supplier<Answer> one, Supplier<Answer> other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<Answer> left = after(start, one);
    Callable<Answer> right = after(start, other);
    Future<Answer> mine = two.submit(left);
    Future<Answer> theirs = two.submit(right);
    return List.of(mine.get(), theirs.get());
  }

  private static Callable<Answer> after(CyclicBarrier start, Supplier<Answer> act) {
    return () -> {
      start.await();
      return act.get();
    };
  }
}
