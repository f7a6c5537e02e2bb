package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Processes that hand an issue, later or through another one, to a unit that is not there yet. */
@TimedTest
class FailedJobTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private MeterRegistry meters;

  private final String unit =
      "QH-N" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
  private Loop loop;
  private String number = "";

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
  }

  /** Opens an issue that goes on to a unit, which is retired meanwhile. */
  private void open(String process) throws IOException {
    loop.deploy(process);
    loop.as("qh-admin")
        .post(
            "/api/units", Map.of("code", unit, "name", unit, "parent", "QH", "kind", "enforcement"))
        .expect(201);
    number = loop.open(Map.of("type", process, "fields", Map.of("target", unit)));
    retire(true);
  }

  @Test
  void showsNoStepWhileTheProcessWaitsForATimerAlone() throws IOException {
    open("handover");
    JsonNode done = loop.complete("qh-inspector", number, "prepare", "", Map.of()).body();

    assertThat(done.path("status").asText()).isEqualTo("open");
    assertThat(done.path("steps")).isEmpty();
    assertThat(loop.steps(number)).isEmpty();
    assertThat(loop.timers(number)).hasSize(1);
  }

  @Test
  void isShownWhenItIsOutOfRetriesAndDoneWhenRetriedAfterTheCauseIsGone() throws IOException {
    open("handover");
    loop.complete("qh-inspector", number, "prepare", "", Map.of());
    loop.goTo("2026-03-02T10:01");
    loop.await(
        () -> {
          clock.advance(Duration.ofSeconds(15));
          return !job().isMissingNode();
        });
    JsonNode job = job();
    assertThat(job.path("element").asText()).isEqualTo("anHourLater");
    assertThat(job.path("cause").asText()).contains(unit);
    assertThat(loop.steps(number)).isEmpty();
    loop.as("qh-inspector").get("/api/operations/jobs").expect(403);
    long failed = failed();
    assertThat(failed).isPositive();
    isShownOnThePage(job.path("id").asText());

    retire(false);
    String retry = "/api/operations/jobs/" + job.path("id").asText() + "/retry";
    loop.as("qh-admin").post(retry, "").expect(204);

    loop.await(() -> !loop.steps(number).isEmpty());
    assertThat(loop.issue(number).path("unit").asText()).isEqualTo(unit);
    assertThat(loop.trail(number, "reassigned")).hasSize(1);
    assertThat(job().isMissingNode()).isTrue();
    assertThat(failed()).isEqualTo(failed - 1);
    loop.as("qh-admin").post(retry, "").expect(404);
    loop.expectIntact(number);
  }

  @Test
  void anActionOfAnotherIssueIsListedTooAndTakenWhenRetried() throws IOException {
    loop.deploy("passed-on");
    open("passes-on");
    long before = failed();
    String child = loop.issue(number).at("/children/0").asText();
    loop.complete("qh-inspector", number, "prepare", "", Map.of());
    loop.await(
        () -> {
          clock.advance(Duration.ofSeconds(15));
          return !job().isMissingNode();
        });
    JsonNode job = job();
    assertThat(job.path("element").asText()).isEqualTo("passAll");
    assertThat(job.path("cause").asText()).contains(unit);
    assertThat(failed()).isEqualTo(before + 1);
    assertThat(Pages.of(port, "qh-admin").get("/jobs").expect(200).text()).contains("全部转送");

    retire(false);
    String retry = "/api/operations/jobs/" + job.path("id").asText() + "/retry";
    loop.as("qh-admin").post(retry, "").expect(204);

    loop.await(() -> loop.issue(child).path("unit").asText().equals(unit));
    assertThat(job().isMissingNode()).isTrue();
    loop.as("qh-admin").post(retry, "").expect(404);
    loop.as("qh-admin").post("/api/operations/jobs/action-none/retry", "").expect(404);
    loop.expectIntact(child);
  }

  private void retire(boolean retired) {
    loop.as("qh-admin").patch("/api/units/" + unit, Map.of("retired", retired)).expect(200);
  }

  private void isShownOnThePage(String id) {
    Pages admin = Pages.of(port, "qh-admin");
    String retry = "/jobs/" + id + "/retry";
    assertThat(admin.get("/jobs").expect(200).text())
        .contains("href=\"/issues/" + number + "\"", "一小时后", unit, "action=\"" + retry + "\"");
    assertThat(admin.inEnglish().get("/jobs?check=true").expect(200).text())
        .contains("An hour later", "Consistent");
    admin.post("/jobs/none/retry", Map.of()).expect(404);
    admin.withoutFormToken().post(retry, Map.of()).expect(403);
    Pages inspector = Pages.of(port, "qh-inspector");
    inspector.get("/jobs").expect(403);
    assertThat(inspector.get("/account").text()).doesNotContain("href=\"/jobs\"");
    inspector.post(retry, Map.of()).expect(403);
  }

  private JsonNode job() {
    JsonNode jobs =
        loop.as("qh-admin").get("/api/operations/jobs?limit=200").expect(200).body().path("items");
    for (JsonNode job : jobs) {
      if (job.path("issue").asText().equals(number)) {
        return job;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  /** The metric that monitoring reads. */
  private long failed() {
    return (long) meters.get("bihuan.jobs.failed").gauge().value();
  }
}
