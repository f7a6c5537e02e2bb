package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TimedTest
class TaskHandlingTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;
  private String number;
  private String task;

  @BeforeEach
  void open() {
    loop = Loop.begin(port, clock);
    number = loop.open(Map.of());
    task = loop.task(number, "rectify");
  }

  private Api.Answer post(String username, String act, Object body) {
    return loop.as(username).post("/api/tasks/" + task + "/" + act, body);
  }

  @Test
  void isOfferedAgainOnceReleased() {
    String colleague = loop.person("QH-XN-HZ", "rectifier");
    post("hz-rectifier", "claim", "").expect(200);
    post(colleague, "claim", "").expect(409);

    post("hz-rectifier", "release", "").expect(200);

    assertThat(post(colleague, "claim", "").expect(200).text("assignee")).isEqualTo(colleague);
  }

  @Test
  void isReleasedByItsHolderAlone() {
    assertThat(post("hz-rectifier", "release", "").expect(409).text("type"))
        .endsWith("not-claimed");
    post("hz-rectifier", "claim", "").expect(200);

    post(loop.person("QH-XN-HZ", "rectifier"), "release", "").expect(409);
  }

  @Test
  void isCompletedByWhomItWasTransferredTo() {
    String colleague = loop.person("QH-XN-HZ", "rectifier");
    post("hz-rectifier", "claim", "").expect(200);

    post("hz-rectifier", "transfer", Map.of("to", colleague)).expect(200);

    loop.submit("hz-rectifier", task, "submit", Map.of("measures", "改")).expect(409);
    loop.submit(colleague, task, "submit", Map.of("measures", "改")).expect(200);
    assertThat(loop.trail(number, "transferred").get(0).path("data").path("to").asText())
        .isEqualTo(colleague);
  }

  @Test
  void isNotTransferredOutsideItsGroup() {
    post("hz-rectifier", "claim", "").expect(200);

    for (String other : List.of("dt-rectifier", "qh-reviewer", "nobody")) {
      Api.Answer refused = post("hz-rectifier", "transfer", Map.of("to", other)).expect(422);
      assertThat(Loop.texts(refused.body().path("errors"), "field")).containsExactly("to");
    }
  }

  @Test
  void isNotTransferredToWhoeverSeparationRulesOut() {
    String both = loop.person("QH-XN-HZ", "rectifier");
    loop.giveDuty(both, "QH", "reviewer");
    loop.rectify(both, number);
    task = loop.task(number, "review");
    post("qh-reviewer", "claim", "").expect(200);

    post("qh-reviewer", "transfer", Map.of("to", both)).expect(422);
  }

  @Test
  void answersEachOfManyClaimsForItself() {
    String another = loop.task(loop.open(Map.of()), "rectify");
    String foreign = loop.task(loop.open(Map.of("unit", "QH-HB")), "rectify");
    String taken = loop.task(loop.open(Map.of()), "rectify");
    loop.as(loop.person("QH-XN-HZ", "rectifier"))
        .post("/api/tasks/" + taken + "/claim", "")
        .expect(200);

    JsonNode said =
        loop.as("hz-rectifier")
            .post("/api/tasks/claims", Map.of("tasks", List.of(task, another, foreign, taken)))
            .expect(200)
            .body()
            .path("items");

    assertThat(Loop.texts(said, "status")).containsExactly("200", "200", "404", "409");
    assertThat(said.get(3).path("problem").asText()).isEqualTo("already-claimed");
    assertThat(loop.step(number, "rectify").path("assignee").asText()).isEqualTo("hz-rectifier");
  }

  @Test
  void answersEachOfManyCompletionsForItself() {
    post("hz-rectifier", "claim", "").expect(200);
    String other = loop.open(Map.of());
    String unclaimed = loop.task(other, "rectify");

    JsonNode said =
        loop.as("hz-rectifier")
            .post(
                "/api/tasks/completions",
                Map.of(
                    "items",
                    List.of(
                        Map.of("task", unclaimed, "outcome", "submit"),
                        Map.of("task", task, "outcome", "submit"),
                        Map.of(
                            "task", task, "outcome", "submit", "fields", Map.of("measures", "已改")),
                        Map.of("task", task, "outcome", "submit"))))
            .expect(200)
            .body()
            .path("items");

    assertThat(Loop.texts(said, "status")).containsExactly("409", "422", "200", "409");
    assertThat(Loop.texts(said.get(1).path("errors"), "field")).containsExactly("fields.measures");
    assertThat(said.get(3).path("problem").asText()).isEqualTo("step-over");
    assertThat(loop.steps(number)).containsExactly("review");
    assertThat(loop.steps(other)).containsExactly("rectify");
  }

  @Test
  void keepsCommentsInOrderAndInTheTrail() {
    for (String text : List.of("请抓紧", "<b>收到</b>")) {
      loop.as("hz-rectifier")
          .post("/api/issues/" + number + "/comments", Map.of("text", text))
          .expect(201);
      clock.advance(java.time.Duration.ofSeconds(1));
    }

    JsonNode comments =
        loop.as("qh-inspector").get("/api/issues/" + number + "/comments").expect(200).body();

    assertThat(Loop.texts(comments.path("items"), "text")).containsExactly("请抓紧", "<b>收到</b>");
    assertThat(loop.trail(number, "commented")).hasSize(2);
    loop.as("hb-rectifier")
        .post("/api/issues/" + number + "/comments", Map.of("text", "看不见"))
        .expect(404);
  }

  @Test
  void changesTheEntityTagWithEveryAct() {
    Set<String> tags = new LinkedHashSet<>(List.of(tag()));
    String colleague = loop.person("QH-XN-HZ", "rectifier");
    List<Supplier<Api.Answer>> acts =
        List.of(
            () -> post("hz-rectifier", "claim", ""),
            () -> post("hz-rectifier", "release", ""),
            () -> post("hz-rectifier", "claim", ""),
            () -> post("hz-rectifier", "transfer", Map.of("to", colleague)),
            () ->
                loop.as("hz-rectifier")
                    .post("/api/issues/" + number + "/comments", Map.of("text", "好")),
            () ->
                loop.act(
                    "hz-rectifier", number, "requestExtension", Loop.extensionTo("2026-03-30")),
            () -> loop.submit(colleague, task, "submit", Map.of("measures", "改")));

    for (Supplier<Api.Answer> act : acts) {
      assertThat(act.get().status()).isIn(200, 201);
      assertThat(tags.add(tag())).isTrue();
    }
  }

  @Test
  void answersNotModifiedWhereNothingHappenedSince() {
    post("hz-rectifier", "claim", "").expect(200);
    Api.Answer done = loop.submit("hz-rectifier", task, "submit", Map.of("measures", "改"));
    Api.Session leader = loop.as("qh-leader");
    String path = "/api/issues/" + number;

    assertThat(tag()).isEqualTo(done.header("ETag"));
    leader.with("If-None-Match", tag()).get(path).expect(304);
    leader.with("If-None-Match", "\"0\"").get(path).expect(200);
  }

  private String tag() {
    return loop.as("qh-leader").get("/api/issues/" + number).expect(200).header("ETag");
  }
}
