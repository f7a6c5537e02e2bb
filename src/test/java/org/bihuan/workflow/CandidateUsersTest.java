package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.field;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Persons who may take a step, beside groups or instead of them. */
@ServiceTest
class CandidateUsersTest {

  @LocalServerPort private int port;

  private Api api;
  private String handler;
  private Session handlerSession;

  @BeforeEach
  void connect() {
    api = new Api(port);
    handler = Accounts.create(api, "QH-XN-DT", "reviewer");
    handlerSession = Accounts.session(api, handler);
  }

  private TypeFile type(String candidates) {
    return TypeFile.begin()
        .startForm(field("handler", "person", "") + field("several", "person", "bihuan:max=\"5\""))
        .elements(
            flow("opened", "work")
                + step("work", candidates)
                + flow("work", "check")
                + step(
                    "check",
                    "flowable:candidateUsers=\"${issue.openedBy}\" bihuan:separateFrom=\"work\"")
                + flow("check", "done"))
        .deploy(api);
  }

  private String open(TypeFile type, Map<String, Object> fields) {
    return new Work(api)
        .open("QH-XN-DT", Map.of("type", type.key(), "supervisor", "QH-XN", "fields", fields));
  }

  private JsonNode at(String issue) {
    return api.as("qh-inspector").get("/api/issues/" + issue).expect(200).body().at("/steps/0");
  }

  private String resolution(String issue) {
    return api.as("qh-inspector").get("/api/issues/" + issue).body().path("resolution").asText();
  }

  private void assertIntact(String issue) {
    JsonNode verified =
        api.as("qh-inspector").get("/api/issues/" + issue + "/trail/verification").body();
    assertThat(verified.path("intact").asBoolean()).as("%s", verified).isTrue();
  }

  @Test
  void onePersonIsAskedAndNobodyElse() {
    String issue =
        open(
            type("flowable:candidateUsers=\"${fields.opened.handler}\""),
            Map.of("handler", handler));
    assertThat(at(issue).path("users").get(0).asText()).isEqualTo(handler);
    assertThat(at(issue).path("group").asText()).isEqualTo(handler);
    String task = at(issue).path("task").asText();

    assertThat(handlerSession.get("/api/tasks?scope=claimable&issue=" + issue).body().path("items"))
        .hasSize(1);
    assertThat(handlerSession.get("/api/issues?q=" + issue).body().path("items")).hasSize(1);
    Work.claim(api.as("dt-rectifier"), task).expect(403);
    assertThat(Pages.of(port, "qh-inspector").get("/issues/" + issue).expect(200).text())
        .contains("待测试领取");
    Work.claim(handlerSession, task).expect(200);
    Work.complete(handlerSession, task, "{}").expect(200);

    // whoever opened it did not work on it
    Work.does(api.as("qh-inspector"), issue, "check", "{}");
    assertThat(resolution(issue)).isEqualTo("done");
    assertIntact(issue);
  }

  @Test
  void whoeverOpenedTheIssueCanBeKeptFromAStep() {
    String issue =
        open(
            type(
                "flowable:candidateGroups=\"${issue.supervisor}/inspector\""
                    + " flowable:candidateUsers=\"${issue.openedBy}\" bihuan:separateFrom=\"opened\""),
            Map.of());

    Work.claim(api.as("qh-inspector"), at(issue).path("task").asText()).expect(403);
    Work.does(api.as("xn-inspector"), issue, "work", "{}");
    assertIntact(issue);
  }

  @Test
  void personsBesideAGroup() {
    String issue =
        open(
            type(
                "flowable:candidateGroups=\"${issue.unit}/rectifier\" flowable:candidateUsers=\"${fields.opened.several}\""),
            Map.of("several", List.of(handler, "xn-leader")));
    String task = at(issue).path("task").asText();

    assertThat(at(issue).path("group").asText()).isEqualTo("QH-XN-DT/rectifier");
    Work.claim(api.as("dt-rectifier"), task).expect(200);
    api.as("dt-rectifier")
        .post("/api/tasks/" + task + "/transfer", Map.of("to", handler))
        .expect(200);
    api.as("dt-leader") // oversees the unit to which it is offered
        .post("/api/tasks/" + task + "/transfer", Map.of("to", "xn-leader", "reason", "请假"))
        .expect(200);
    Work.complete(api.as("xn-leader"), task, "{}").expect(200);
    assertThat(at(issue).path("step").asText()).isEqualTo("check");
    assertIntact(issue);
  }

  @Test
  void theSupervisingLeaderIsAskedForSomebodyWhoIsNotThere() {
    String issue = open(type("flowable:candidateUsers=\"${fields.opened.handler}\""), Map.of());
    assertThat(at(issue).path("group").asText()).isEqualTo("QH-XN/leader");
    Work.does(api.as("xn-leader"), issue, "work", "{}");

    assertThat(at(issue).path("users").get(0).asText()).isEqualTo("qh-inspector");
    assertIntact(issue);
  }

  @Test
  void theSupervisingLeaderIsAskedForSomebodyWhoLeaves() {
    String issue =
        open(
            type("flowable:candidateUsers=\"${fields.opened.handler}\""),
            Map.of("handler", handler));
    String task = at(issue).path("task").asText();
    Work.claim(handlerSession, task).expect(200);

    api.as("qh-admin").patch("/api/people/" + handler, Map.of("retired", true)).expect(200);

    assertThat(at(issue).path("group").asText()).isEqualTo("QH-XN/leader");
    assertThat(at(issue).path("assignee").isNull()).isTrue();
    assertThat(at(issue).has("users")).isFalse();
    Work.does(api.as("xn-leader"), issue, "work", "{}");
    assertIntact(issue);
  }

  @Test
  void theSupervisingLeaderIsAskedWhereSeparationRulesThePersonOut() {
    String issue =
        open(
            type("flowable:candidateUsers=\"${fields.opened.handler}\""),
            Map.of("handler", "qh-inspector"));
    Work.does(api.as("qh-inspector"), issue, "work", "{}");
    String task = at(issue).path("task").asText();

    Work.claim(api.as("qh-inspector"), task).expect(403);
    Work.claim(api.as("xn-leader"), task).expect(200);
    Work.complete(api.as("xn-leader"), task, "{}").expect(200);
    assertThat(resolution(issue)).isEqualTo("done");
    assertIntact(issue);
  }
}
