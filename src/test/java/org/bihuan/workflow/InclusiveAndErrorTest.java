package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.form;
import static org.bihuan.TypeFile.outcomes;
import static org.bihuan.TypeFile.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Inclusive gateways and error ends as the engine runs them: as the check proved them. */
@ServiceTest
class InclusiveAndErrorTest {

  @LocalServerPort private int port;

  private Api api;
  private Session rectifier;

  @BeforeEach
  void connect() {
    api = new Api(port);
    rectifier = api.as("dt-rectifier");
  }

  private String open(TypeFile type, String severity) {
    return new Work(api)
        .open("QH-XN-DT", Map.of("type", type.key(), "supervisor", "QH-XN", "severity", severity));
  }

  private JsonNode issue(String number) {
    return api.as("qh-inspector").get("/api/issues/" + number).body();
  }

  private List<String> steps(String number) {
    List<String> steps = new ArrayList<>();
    issue(number).path("steps").forEach(step -> steps.add(step.path("step").asText()));
    return steps;
  }

  /** Three branches, each taken for its reason, of which one goes round by itself. */
  private TypeFile branches() {
    return TypeFile.begin()
        .elements(
            flow("opened", "begin")
                + step("begin", "")
                + flow("begin", "split")
                + "<inclusiveGateway id=\"split\" default=\"splitToPlain\"/>"
                + "<inclusiveGateway id=\"join\"/>"
                + step("papers", "")
                + step("vehicle", "", form(outcomes("pass", "again")))
                + step("plain", "")
                + "<exclusiveGateway id=\"looked\"/>"
                + step("sum", "", form(outcomes("finish", "redo")))
                + "<exclusiveGateway id=\"summed\"/>"
                + flow("split", "papers", "issue.severity != 'minor'")
                + flow("split", "vehicle", "issue.severity == 'critical'")
                + flow("split", "plain")
                + flow("papers", "join")
                + flow("vehicle", "looked")
                + flow("looked", "join", "outcome == 'pass'")
                + flow("looked", "vehicle", "outcome == 'again'")
                + flow("plain", "join")
                + flow("join", "sum")
                + flow("sum", "summed")
                + flow("summed", "done", "outcome == 'finish'")
                + flow("summed", "begin", "outcome == 'redo'"))
        .deploy(api);
  }

  @Test
  void takesTheBranchesThatHoldAndJoinsThem() {
    String issue = open(branches(), "critical");
    Work.does(rectifier, issue, "begin", "{}");
    assertThat(steps(issue)).containsExactlyInAnyOrder("papers", "vehicle");

    Work.does(rectifier, issue, "papers", "{}");
    Work.does(rectifier, issue, "vehicle", "{\"outcome\":\"again\"}");
    assertThat(steps(issue)).containsExactly("vehicle");
    Work.does(rectifier, issue, "vehicle", "{\"outcome\":\"pass\"}");

    assertThat(steps(issue)).containsExactly("sum");
    Work.does(rectifier, issue, "sum", "{\"outcome\":\"redo\"}");
    Work.does(rectifier, issue, "begin", "{}");
    Work.does(rectifier, issue, "vehicle", "{\"outcome\":\"pass\"}");
    assertThat(steps(issue)).containsExactly("papers");
    Work.does(rectifier, issue, "papers", "{}");
    Work.does(rectifier, issue, "sum", "{\"outcome\":\"finish\"}");
    assertThat(issue(issue).path("resolution").asText()).isEqualTo("done");
  }

  @Test
  void takesTheDefaultWhereNothingHolds() {
    TypeFile type = branches();
    String minor = open(type, "minor");
    Work.does(rectifier, minor, "begin", "{}");
    assertThat(steps(minor)).containsExactly("plain");
    Work.does(rectifier, minor, "plain", "{}");
    assertThat(steps(minor)).containsExactly("sum");

    String major = open(type, "major");
    Work.does(rectifier, major, "begin", "{}");
    Work.does(rectifier, major, "papers", "{}");
    assertThat(steps(major)).containsExactly("sum");
  }

  @Test
  void anIssueWithinAPairGoesOnInANewVersion() {
    TypeFile type = branches();
    String issue = open(type, "critical");
    Work.does(rectifier, issue, "begin", "{}");
    Work.does(rectifier, issue, "papers", "{}");
    type.attributes("bihuan:opener=\"inspector,leader\"").deploy(api);

    assertThat(
            api.as("qh-admin")
                .post("/api/processes/" + type.key() + "/migration", Map.of("dryRun", false))
                .expect(200)
                .body()
                .path("migrated")
                .asInt())
        .isEqualTo(1);

    Work.does(rectifier, issue, "vehicle", "{\"outcome\":\"pass\"}");
    assertThat(steps(issue)).containsExactly("sum");
  }

  @Test
  void anErrorEndLeavesTheSubprocessByTheEventThatCatchesIt() {
    TypeFile type =
        TypeFile.begin()
            .before("<error id=\"refused\" name=\"拒绝\" errorCode=\"R1\"/>")
            .elements(
                flow("opened", "part")
                    + "<subProcess id=\"part\" name=\"部分\" bihuan:en=\"Part\"><startEvent id=\"begin\"/>"
                    + "<parallelGateway id=\"fork\"/>"
                    + step("work", "", form(outcomes("pass", "refuse")))
                    + step("beside", "")
                    + "<exclusiveGateway id=\"worked\"/><endEvent id=\"partDone\" name=\"完\" bihuan:en=\"Done\"/>"
                    + "<endEvent id=\"broken\" name=\"拒\" bihuan:en=\"Refused\"><errorEventDefinition errorRef=\"refused\"/></endEvent>"
                    + flow("begin", "fork")
                    + flow("fork", "work")
                    + flow("fork", "beside")
                    + flow("beside", "partDone")
                    + flow("work", "worked")
                    + flow("worked", "partDone", "outcome == 'pass'")
                    + flow("worked", "broken", "outcome == 'refuse'")
                    + "</subProcess>"
                    + "<boundaryEvent id=\"caught\" attachedToRef=\"part\"><errorEventDefinition errorRef=\"refused\"/></boundaryEvent>"
                    + step("repair", "")
                    + flow("caught", "repair")
                    + flow("repair", "part")
                    + flow("part", "done"))
            .deploy(api);
    String issue = open(type, "minor");
    Work.does(rectifier, issue, "work", "{\"outcome\":\"refuse\"}");
    assertThat(steps(issue)).containsExactly("repair"); // the other branch is gone with it

    Work.does(rectifier, issue, "repair", "{}");
    Work.does(rectifier, issue, "work", "{\"outcome\":\"pass\"}");
    assertThat(steps(issue)).containsExactly("beside");
    Work.does(rectifier, issue, "beside", "{}");

    assertThat(issue(issue).path("resolution").asText()).isEqualTo("done");
    assertThat(
            api.as("qh-inspector")
                .get("/api/issues/" + issue + "/trail/verification")
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
  }
}
