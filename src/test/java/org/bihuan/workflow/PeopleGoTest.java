package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** Work goes on where a colleague is away or a unit is dissolved. */
@ServiceTest
class PeopleGoTest {

  private static final String SUBMIT = "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"已整改\"}}";

  @LocalServerPort private int port;

  private Api api;
  private Session administrator;
  private String absentName;
  private Session absent;
  private String unit;

  @BeforeEach
  void hire() {
    api = new Api(port);
    administrator = api.as("qh-admin");
    unit = unit();
    absentName = Accounts.create(api, unit, "rectifier");
    absent = Accounts.session(api, absentName);
  }

  private String unit() {
    String code =
        "PG-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    administrator
        .post(
            "/api/units",
            Map.of("code", code, "name", code, "parent", "QH-XN", "kind", "enforcement"))
        .expect(201);
    return code;
  }

  private String open() {
    return api.as("qh-inspector")
        .post("/api/issues", Map.of("title", "交接", "unit", unit, "supervisor", "QH-XN"))
        .expect(201)
        .text("number");
  }

  private JsonNode last(String issue) {
    JsonNode trail = api.as("qh-inspector").get("/api/issues/" + issue + "/trail").body();
    JsonNode entries = trail.path("items");
    return entries.get(entries.size() - 1);
  }

  @Test
  void aLeaderFreesWhatAnAbsentColleagueClaimed() {
    String issue = open();
    String task = Work.task(absent, issue, "rectify");
    Work.claim(absent, task).expect(200);
    Session leader = Accounts.session(api, Accounts.create(api, unit, "leader"));
    Session colleague = Accounts.session(api, Accounts.create(api, unit, "rectifier"));
    String path = "/api/tasks/" + task;

    colleague.post(path + "/release", Map.of("reason", "他休假")).expect(409);
    Api.Answer refused = leader.post(path + "/release", Map.of()).expect(422);
    assertThat(refused.body().findValuesAsText("field")).containsExactly("reason");
    leader.post(path + "/release", Map.of("reason", "休假两周")).expect(200);

    assertThat(last(issue).path("act").asText()).isEqualTo("released");
    assertThat(last(issue).path("data").path("reason").asText()).isEqualTo("休假两周");
    assertThat(last(issue).path("data").path("from").asText()).isEqualTo(absentName);
    Work.claim(colleague, task).expect(200);
    Work.complete(colleague, task, SUBMIT).expect(200);
    assertThat(absent.with("Accept-Language", "en").get("/api/notifications").text())
        .contains("the step “Rectify” is no longer assigned to you");
  }

  @Test
  void anAdministratorTransfersItToAColleague() {
    String issue = open();
    String task = Work.task(absent, issue, "rectify");
    Work.claim(absent, task).expect(200);
    String colleague = Accounts.create(api, unit, "rectifier");
    Session own = Accounts.session(api, Accounts.create(api, unit, "administrator"));
    Session other = Accounts.session(api, Accounts.create(api, "QH-XN-DT", "administrator"));

    String path = "/api/tasks/" + task + "/transfer";
    other.post(path, Map.of("to", colleague, "reason", "病假")).expect(404);
    own.post(path, Map.of("to", "dt-rectifier", "reason", "病假")).expect(422);
    own.post(path, Map.of("to", colleague, "reason", "病假")).expect(200);

    Work.complete(Accounts.session(api, colleague), task, SUBMIT).expect(200);
    assertThat(api.as("qh-inspector").get("/api/issues/" + issue + "/trail").text()).contains("病假");
  }

  @Test
  void theOpenIssuesOfADissolvedUnitGoOnElsewhere() {
    List<String> issues = List.of(open(), open());
    String task = Work.task(absent, issues.get(0), "rectify");
    Work.claim(absent, task).expect(200);
    String heir = unit();
    Session successor = Accounts.session(api, Accounts.create(api, heir, "rectifier"));
    String path = "/api/units/" + unit + "/handover";
    administrator.patch("/api/units/" + unit, Map.of("retired", true)).expect(200);
    assertThat(administrator.get(path).expect(200).body().path("open").asInt()).isEqualTo(2);

    absent.post(path, Map.of("to", heir, "reason", "机构调整")).expect(403);
    administrator.post(path, Map.of("to", unit, "reason", "机构调整")).expect(422);
    administrator.post(path, Map.of("to", heir)).expect(422);
    JsonNode moved =
        administrator.post(path, Map.of("to", heir, "reason", "机构调整")).expect(200).body();

    assertThat(moved.path("moved").asInt()).isEqualTo(2);
    assertThat(moved.path("open").asInt()).isZero();
    Work.complete(absent, task, SUBMIT).expect(403);
    for (String issue : issues) {
      JsonNode now = successor.get("/api/issues/" + issue).expect(200).body();
      assertThat(now.path("unit").asText()).isEqualTo(heir);
      assertThat(now.path("round").asInt()).isEqualTo(1);
      for (String of : List.of(heir, unit)) {
        JsonNode found =
            successor.get("/api/tasks?scope=group&unit=" + of + "&issue=" + issue).body();
        assertThat(found.path("items").size()).as(of).isEqualTo(of.equals(heir) ? 1 : 0);
      }
      Work.does(successor, issue, "rectify", SUBMIT);
      Work.does(api.as("xn-reviewer"), issue, "review", "{\"outcome\":\"signOff\"}");
      assertThat(
              api.as("qh-inspector")
                  .get("/api/issues/" + issue + "/trail/verification")
                  .expect(200)
                  .body()
                  .path("intact")
                  .asBoolean())
          .isTrue();
    }
  }

  @Test
  void aUnitOpensWhatItFoundItselfUnderAUnitAbove() throws IOException {
    byte[] file = new ClassPathResource("workflow/self-check.bpmn20.xml").getContentAsByteArray();
    administrator.upload("/api/processes", "self-check.bpmn20.xml", file, Map.of()).expect(200);
    Session reviewer = Accounts.session(api, Accounts.create(api, "QH-XN", "reviewer"));

    String issue = asked(unit, null).expect(201).text("number");
    asked(unit, "QH").expect(201);
    asked(unit, unit).expect(403);
    asked("QH-XN-DT", null).expect(403);
    asked(unit, "QH-XN-DT").expect(403);

    assertThat(absent.get("/api/issues/" + issue).expect(200).body().path("supervisor").asText())
        .isEqualTo("QH-XN");
    assertThat(reviewer.get("/api/notifications").text())
        .as("told of a silent step")
        .doesNotContain(issue);
    Work.does(reviewer, issue, "review", "{}");
    assertThat(Pages.of(port, absentName, Accounts.PASSWORD).get("/open").expect(200).text())
        .contains("self-check", unit);
  }

  private Api.Answer asked(String responsible, @Nullable String supervisor) {
    Map<String, Object> asked =
        new HashMap<>(Map.of("type", "self-check", "title", "自查", "unit", responsible));
    if (supervisor != null) {
      asked.put("supervisor", supervisor);
    }
    return absent.post("/api/issues", asked);
  }
}
