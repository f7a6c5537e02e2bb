package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.TypeFile.field;
import static org.bihuan.TypeFile.flow;
import static org.bihuan.TypeFile.form;
import static org.bihuan.TypeFile.outcomes;
import static org.bihuan.TypeFile.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Fields of which only some groups, and whoever filled them in, see the value. */
@ServiceTest
class RestrictedFieldsTest {

  private static final String INSPECTORS = "bihuan:visibleTo=\"${issue.supervisor}/inspector\"";
  private static final String INFORMANT = "举报人马某某";
  private static final String SECRET = "现场暗访所见细节";

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;

  private Api api;
  private String issue;
  private Session inspector;
  private Session rectifier;
  private Session leader;

  @BeforeEach
  void open() {
    api = new Api(port);
    inspector = api.as("xn-inspector");
    rectifier = api.as("dt-rectifier");
    leader = api.as("dt-leader");
    TypeFile type =
        TypeFile.begin()
            .startForm(field("informant", "string", INSPECTORS) + field("kind", "string", ""))
            .elements(
                flow("opened", "work")
                    + step("work", "", form(field("secret", "text", INSPECTORS)))
                    + flow("work", "review")
                    + step(
                        "review",
                        "flowable:candidateGroups=\"${issue.supervisor}/reviewer\"",
                        form(outcomes("pass", "back")))
                    + flow("review", "decided")
                    + "<exclusiveGateway id=\"decided\" default=\"decidedToDone\"/>"
                    + flow("decided", "done")
                    + flow("decided", "again", "outcome == 'back'")
                    + "<serviceTask id=\"again\" name=\"再来\" flowable:delegateExpression=\"${nextRound}\"/>"
                    + flow("again", "work"))
            .deploy(api);
    issue =
        inspector
            .post(
                "/api/issues",
                Map.of(
                    "title",
                    "投诉",
                    "unit",
                    "QH-XN-DT",
                    "supervisor",
                    "QH-XN",
                    "type",
                    type.key(),
                    "fields",
                    Map.of("informant", INFORMANT, "kind", "公开")))
            .expect(201)
            .text("number");
    Work.does(rectifier, issue, "work", "{\"fields\":{\"secret\":\"" + SECRET + "\"}}");
  }

  private String hash(String act, String field) {
    for (JsonNode entry :
        inspector.get("/api/issues/" + issue + "/trail").expect(200).body().path("items")) {
      if (entry.path("act").asText().equals(act)) {
        return entry.path("data").path("fields").path(field).path("restricted").asText();
      }
    }
    throw new AssertionError(act);
  }

  private Api.Answer value(Session session, String act, String field) {
    return session.get("/api/issues/" + issue + "/restricted/" + hash(act, field));
  }

  /** Ledgers pass through many hands, and what no field takes would go into the remark. */
  @Test
  void aColumnOfALedgerNamedLikeItIsLeftOut() {
    TypeFile type =
        TypeFile.begin()
            .startForm(field("informant", "string", INSPECTORS) + field("kind", "string", ""))
            .elements(flow("opened", "work") + step("work", "") + flow("work", "done"))
            .deploy(api);
    String ledger = "序号,问题描述,责任单位,informant,kind,其他\n1,台账测试,大通执法局," + INFORMANT + ",公开,另记\n";
    JsonNode imported =
        inspector
            .upload(
                "/api/ledgers/imports?type=" + type.key(),
                "a.csv",
                ledger.getBytes(UTF_8),
                Map.of("dryRun", "false"))
            .expect(200)
            .body();

    assertThat(imported.path("created").asInt()).as("%s", imported).isEqualTo(1);
    JsonNode one =
        inspector.get("/api/issues?type=" + type.key()).expect(200).body().path("items").path(0);
    String number = one.path("number").asText();
    assertThat(inspector.get("/api/issues/" + number).text())
        .contains("另记")
        .doesNotContain(INFORMANT);
    assertThat(inspector.get("/api/issues/" + number + "/trail").text()).doesNotContain(INFORMANT);
  }

  @Test
  void theGroupsAndWhoeverEnteredItSeeIt() {
    assertThat(value(inspector, "opened", "informant").expect(200).text("value"))
        .isEqualTo(INFORMANT);
    assertThat(value(inspector, "completed", "secret").expect(200).text("value")).isEqualTo(SECRET);
    assertThat(value(rectifier, "completed", "secret").expect(200).text("value")).isEqualTo(SECRET);
    value(rectifier, "opened", "informant").expect(404);
    for (Session other : List.of(leader, api.as("qh-inspector"), api.as("qh-admin"))) {
      value(other, "opened", "informant").expect(404);
      value(other, "completed", "secret").expect(404);
    }
    assertThat(Pages.of(port, "xn-inspector").get("/issues/" + issue).expect(200).text())
        .contains(INFORMANT, SECRET, "公开");
    assertThat(Pages.of(port, "dt-rectifier").get("/issues/" + issue).expect(200).text())
        .contains(SECRET, "仅填写人和指定岗位可见")
        .doesNotContain(INFORMANT);
    assertThat(Pages.of(port, "dt-leader").get("/issues/" + issue).expect(200).text())
        .contains("公开", "仅填写人和指定岗位可见")
        .doesNotContain(INFORMANT, SECRET);
  }

  @Test
  void nothingElseHasIt() {
    for (String table : List.of("trail_entry.data", "submission.fields", "issue.state")) {
      String[] at = table.split("\\.");
      assertThat(
              jdbc.queryForList(
                  "select "
                      + at[1]
                      + " from "
                      + at[0]
                      + " where "
                      + (at[0].equals("issue") ? "number" : "issue")
                      + " = ?",
                  String.class,
                  issue))
          .as(table)
          .isNotEmpty()
          .noneMatch(text -> text.contains(INFORMANT) || text.contains(SECRET));
    }
    assertThat(inspector.get("/api/issues?q=" + INFORMANT).body().path("items")).isEmpty();
  }

  @Test
  void theFormOfTheNextRoundHasItForThoseWhoSeeIt() {
    Work.does(api.as("xn-reviewer"), issue, "review", "{\"outcome\":\"back\",\"comment\":\"不清楚\"}");
    String task = Work.task(rectifier, issue, "work");
    Work.claim(rectifier, task).expect(200);
    assertThat(Pages.of(port, "dt-rectifier").get("/issues/" + issue).text())
        .contains(SECRET + "</textarea>");
  }

  @Test
  void everybodyMayVerifyItAndWhoeverChangesItIsFound() {
    assertThat(intact()).isTrue();
    jdbc.update("update restricted_value set content = '\"甲\"' where issue = ?", issue);
    assertThat(intact()).isFalse();
  }

  @Test
  void nobodyIsLetInUnnoticed() {
    jdbc.update(
        "update restricted_value set visible_to = '${issue.unit}/leader' where issue = ?", issue);
    assertThat(intact()).isFalse();
  }

  private boolean intact() {
    return leader
        .get("/api/issues/" + issue + "/trail/verification")
        .body()
        .path("intact")
        .asBoolean();
  }
}
