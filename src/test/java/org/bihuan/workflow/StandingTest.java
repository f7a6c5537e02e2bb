package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.form;
import static org.bihuan.TypeFile.outcomes;
import static org.bihuan.TypeFile.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** While an issue stands in force it is neither open nor overdue, and its steps go on. */
@ServiceTest
class StandingTest {

  @LocalServerPort private int port;

  private Api api;
  private Session inspector;
  private TypeFile type;
  private String issue;

  @BeforeEach
  void open() {
    api = new Api(port);
    inspector = api.as("qh-inspector");
    type =
        TypeFile.begin()
            .before("<message id=\"noteMessage\" name=\"note\"/>")
            .elements(
                flow("opened", "adopt")
                    + step("adopt", "")
                    + flow("adopt", "force")
                    + "<subProcess id=\"force\" name=\"施行\" bihuan:en=\"In force\" bihuan:standing=\"true\"><startEvent id=\"begin\"/>"
                    + step("review", "", form(outcomes("keep", "repeal")))
                    + "<exclusiveGateway id=\"reviewed\"/><endEvent id=\"ended\" name=\"止\" bihuan:en=\"Ended\"/>"
                    + flow("begin", "review")
                    + flow("review", "reviewed")
                    + flow("reviewed", "review", "outcome == 'keep'")
                    + flow("reviewed", "ended", "outcome == 'repeal'")
                    + "</subProcess>"
                    + flow("force", "archive")
                    + step("archive", "")
                    + flow("archive", "done")
                    + "<subProcess id=\"noting\" name=\"记事\" bihuan:en=\"Note\" triggeredByEvent=\"true\">"
                    + "<startEvent id=\"noted\" name=\"记一笔\" bihuan:en=\"Note\" isInterrupting=\"false\" bihuan:candidateGroups=\"QH/inspector\"><messageEventDefinition messageRef=\"noteMessage\"/></startEvent>"
                    + flow("noted", "noteEnd")
                    + "<endEvent id=\"noteEnd\" name=\"已记\" bihuan:en=\"Noted\"/></subProcess>")
            .deploy(api);
    issue =
        new Work(api)
            .open(
                "QH-XN-DT",
                Map.of("type", type.key(), "supervisor", "QH-XN", "dueOn", "2099-03-02"));
  }

  private JsonNode issue() {
    return inspector.get("/api/issues/" + issue).expect(200).body();
  }

  private int listed(String filter) {
    return inspector
        .get("/api/issues?type=" + type.key() + "&" + filter)
        .expect(200)
        .body()
        .path("items")
        .size();
  }

  private JsonNode figures() {
    return inspector.get("/api/statistics?type=" + type.key()).expect(200).body().path("total");
  }

  private void assertIntact() {
    JsonNode verified = inspector.get("/api/issues/" + issue + "/trail/verification").body();
    assertThat(verified.path("intact").asBoolean()).as("%s", verified).isTrue();
  }

  @Test
  void standsWhileItIsInside() {
    assertThat(issue().path("status").asText()).isEqualTo("open");
    Work.does(api.as("dt-rectifier"), issue, "adopt", "{}");

    assertThat(issue().path("status").asText()).isEqualTo("standing");
    assertThat(listed("status=standing")).isEqualTo(1);
    assertThat(listed("status=open")).isZero();
    assertThat(listed("overdue=false")).isEqualTo(1);
    assertThat(figures().path("standing").asInt()).isEqualTo(1);
    assertThat(figures().path("open").asInt()).isZero();
    assertThat(figures().path("rate").isNull()).as("nothing that counts yet").isTrue();
    String page = Pages.of(port, "qh-inspector").get("/issues/" + issue).expect(200).text();
    assertThat(page).contains("施行中", "开始施行");
    assertThat(
            Pages.of(port, "qh-inspector")
                .get("/issues?status=standing&type=" + type.key())
                .expect(200)
                .text())
        .contains(issue, "施行中");
    inspector.post("/api/issues/" + issue + "/actions/note", "{}").expect(200);
    Work.does(api.as("dt-rectifier"), issue, "review", "{\"outcome\":\"keep\"}");
    assertThat(issue().path("status").asText()).isEqualTo("standing");
    assertIntact();

    Work.does(api.as("dt-rectifier"), issue, "review", "{\"outcome\":\"repeal\"}");
    assertThat(issue().path("status").asText()).isEqualTo("open");
    Work.does(api.as("dt-rectifier"), issue, "archive", "{}");
    assertThat(issue().path("status").asText()).isEqualTo("closed");
    assertIntact();
  }

  @Test
  void goesOnInAnotherVersionAndInAnotherUnit() {
    Work.does(api.as("dt-rectifier"), issue, "adopt", "{}");
    type.attributes("bihuan:opener=\"inspector,leader\"").deploy(api);

    assertThat(
            api.as("qh-admin")
                .post("/api/processes/" + type.key() + "/migration", Map.of("dryRun", false))
                .expect(200)
                .body()
                .path("migrated")
                .asInt())
        .isEqualTo(1);
    assertThat(issue().path("status").asText()).isEqualTo("standing");
    assertThat(api.as("qh-admin").get("/api/operations/consistency").expect(200).body().toString())
        .doesNotContain(issue);
    Work.does(api.as("dt-rectifier"), issue, "review", "{\"outcome\":\"repeal\"}");
    assertThat(issue().path("status").asText()).isEqualTo("open");
    assertIntact();
  }
}
