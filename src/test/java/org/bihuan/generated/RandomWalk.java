package org.bihuan.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;

/** Works one issue to its end with random acts, each by somebody who may do it. */
final class RandomWalk {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final List<String> PEOPLE =
      List.of("dt-rectifier", "hz-rectifier", "qh-inspector", "qh-reviewer", "qh-leader");
  private static final Map<String, String> BY_GROUP =
      Map.of(
          "QH-XN-DT/rectifier", "dt-rectifier",
          "QH-XN-HZ/rectifier", "hz-rectifier",
          "QH/inspector", "qh-inspector",
          "QH/reviewer", "qh-reviewer",
          "QH/leader", "qh-leader");

  private final String number;
  private final String xml;
  private final Random random;
  private int acts;
  private int stale;
  private boolean closed;

  /**
   * @param xml of its process, for reports
   */
  RandomWalk(String number, String xml, Random random) {
    this.number = number;
    this.xml = xml;
    this.random = random;
  }

  String number() {
    return number;
  }

  String xml() {
    return xml;
  }

  int acts() {
    return acts;
  }

  int stale() {
    return stale;
  }

  boolean isClosed() {
    return closed;
  }

  /** What the issue's leader sees. */
  JsonNode issue(Api api) {
    Answer answer = api.as("qh-leader").get("/api/issues/" + number);
    expectNoFault(answer);
    return answer.expect(200).body();
  }

  /** Does one act where somebody can; false where all wait for time or for children. */
  boolean act(Api api, Instant now) {
    JsonNode issue = issue(api);
    if (issue.path("status").asText().equals("closed")) {
      finish(api);
      return false;
    }
    JsonNode steps = issue.path("steps");
    if (random.nextInt(12) == 0 && takeAction(api, now)) {
      return true;
    }
    if (steps.isEmpty()) {
      return false;
    }
    JsonNode step = steps.get(random.nextInt(steps.size()));
    complete(api, step.path("task").asText(), step.path("group").asText(), now);
    acts++;
    return true;
  }

  /** What is known of it, for reports. */
  String told(Api api) {
    return issue(api) + " " + api.as("qh-leader").get("/api/issues/" + number + "/deadline").text();
  }

  /** Whether somebody can act on it, or it has ended since. */
  boolean isMoving(Api api) {
    JsonNode issue = issue(api);
    return !issue.path("steps").isEmpty() || issue.path("status").asText().equals("closed");
  }

  private void complete(Api api, String task, String group, Instant now) {
    Session person = claimer(api, task, group);
    JsonNode form = person.get("/api/tasks/" + task).expect(200).body().path("form");
    LegalForm legal = new LegalForm(random, LocalDate.ofInstant(now, ZONE));
    Map<String, Object> body = new HashMap<>(Map.of("fields", legal.fields(form)));
    String outcome = legal.outcome(form);
    if (outcome != null) {
      body.put("outcome", outcome);
    }
    Answer done = person.post("/api/tasks/" + task + "/complete", body);
    expectNoFault(done);
    if (done.status() == 409) {
      stale++; // a timer was first: it is looked at again
      return;
    }
    assertThat(done.status())
        .as("%s %s said %s\n%s", number, body, done.text(), xml)
        .isEqualTo(200);
  }

  private Session claimer(Api api, String task, String group) {
    String first = BY_GROUP.get(group);
    if (first != null && claims(api.as(first), task)) {
      return api.as(first);
    }
    for (String person : PEOPLE) {
      if (claims(api.as(person), task)) {
        return api.as(person);
      }
    }
    throw new AssertionError(number + ": nobody can take a step of " + group + "\n" + xml);
  }

  private boolean claims(Session person, String task) {
    Answer claimed = person.post("/api/tasks/" + task + "/claim", "");
    expectNoFault(claimed);
    return claimed.status() == 200;
  }

  private boolean takeAction(Api api, Instant now) {
    Session inspector = api.as("qh-inspector");
    JsonNode actions = inspector.get("/api/issues/" + number).body().path("actions");
    if (actions.isEmpty()) {
      return false;
    }
    JsonNode action = actions.get(0);
    Map<String, Object> fields =
        new LegalForm(random, LocalDate.ofInstant(now, ZONE)).fields(action.path("form"));
    Answer taken =
        inspector.post(
            "/api/issues/" + number + "/actions/" + action.path("key").asText(),
            Map.of("fields", fields));
    expectNoFault(taken);
    if (taken.status() == 409) {
      stale++; // a timer was first
      return true;
    }
    assertThat(taken.status()).as("%s %s\n%s", number, taken.text(), xml).isEqualTo(200);
    acts++;
    return true;
  }

  private void finish(Api api) {
    closed = true;
    Answer verified = api.as("qh-leader").get("/api/issues/" + number + "/trail/verification");
    expectNoFault(verified);
    assertThat(verified.expect(200).body().path("intact").asBoolean())
        .as(
            "%s %s\n%s\n%s",
            number,
            verified.text(),
            xml,
            api.as("qh-leader").get("/api/issues/" + number + "/trail?limit=200").text())
        .isTrue();
  }

  private void expectNoFault(Answer answer) {
    if (answer.status() >= 500) {
      throw new AssertionError(number + ": " + answer.raw() + " " + answer.text() + "\n" + xml);
    }
  }
}
