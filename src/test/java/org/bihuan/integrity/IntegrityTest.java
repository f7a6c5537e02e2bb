package org.bihuan.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@ServiceTest
class IntegrityTest {

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private IntegrityRounds rounds;
  @Autowired private KnownDifferences findings;

  private Api api;
  private String issue;

  @BeforeEach
  void open() {
    api = new Api(port);
    issue =
        api.as("qh-inspector")
            .post("/api/issues", Map.of("title", "核对", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
  }

  private void retitle(String title) {
    assertThat(jdbc.update("update issue set title = ? where number = ?", title, issue)).isOne();
  }

  @Test
  void isForAdministratorsOfTheRootUnit() {
    api.as("qh-leader").get("/api/operations/integrity").expect(403);
    api.as("qh-admin").get("/api/operations/integrity?limit=1").expect(200);
    api.as("qh-admin").get("/api/operations/integrity?after=x").expect(400);
    api.as("qh-admin").get("/api/operations/integrity?limit=201").expect(400);
  }

  @Test
  void goesOnWhereItStoppedUntilAllIssuesWereSeen() {
    Long issues = jdbc.queryForObject("select count(*) from issue", Long.class);
    String after = "";
    int checked = 0;
    while (!after.equals("null")) {
      JsonNode page =
          api.as("qh-admin")
              .get(
                  "/api/operations/integrity?limit=200"
                      + (after.isEmpty() ? "" : "&after=" + after))
              .expect(200)
              .body();
      checked += page.path("checked").asInt();
      after = page.path("next").asText();
    }
    assertThat(checked).isGreaterThanOrEqualTo(Math.toIntExact(issues));
  }

  @Test
  void namesTheFirstDifferenceOfAnIssue() {
    retitle("另一件事");

    JsonNode said =
        api.as("qh-leader").get("/api/issues/" + issue + "/trail/verification").expect(200).body();

    assertThat(said.path("intact").asBoolean()).isFalse();
    assertThat(said.at("/differences/0/what").asText()).isEqualTo("issue");
    assertThat(said.at("/differences/0/where").asText()).isEqualTo("title");
    assertThat(said.at("/differences/0/fault").asText()).isEqualTo("changed");
    assertThat(said.at("/differences/0/message").asText()).contains("title");
    retitle("核对");
  }

  @Test
  void isFoundInTheBackgroundAndForgottenOnceMended() {
    retitle("另一件事");
    round();
    assertThat(findings.newest(200))
        .anyMatch(found -> found.subject().equals(issue) && found.where().equals("title"));

    retitle("核对");
    round();
    assertThat(findings.newest(200)).noneMatch(found -> found.subject().equals(issue));
  }

  @Test
  void namesAFileThatIsNotWhatWasDeployed() {
    String which = " where type = 'look-back' and version = 1";
    String xml = jdbc.queryForObject("select xml from process_version" + which, String.class);
    try {
      jdbc.update("update process_version set xml = ?" + which, xml + " ");
      JsonNode found = checked();
      assertThat(found.path("intact").asBoolean()).isFalse();
      assertThat(found.at("/items/0/what").asText()).isEqualTo("processFile");
      assertThat(found.at("/items/0/where").asText()).isEqualTo("look-back.bpmn:1");
      assertThat(found.path("items").path(0).has("issue")).isFalse();
      assertThat(shown()).contains("look-back.bpmn:1", "流程文件").doesNotContain("/issues/look-back");
    } finally {
      jdbc.update("update process_version set xml = ?" + which, xml);
    }
    checked();
    assertThat(shown()).doesNotContain("look-back.bpmn:1");
  }

  @Test
  void namesADecisionsFileThatIsNotWhatWasDeployed() {
    String which = " where decision = 'deadline-policy' and version = 1";
    String hash = jdbc.queryForObject("select sha256 from decision_version" + which, String.class);
    try {
      jdbc.update("update decision_version set sha256 = 'x'" + which);
      assertThat(checked().at("/items/0/what").asText()).isEqualTo("decisionFile");
    } finally {
      jdbc.update("update decision_version set sha256 = ?" + which, hash);
    }
    checked();
  }

  /** The first page of a check of everything. */
  private JsonNode checked() {
    return api.as("qh-admin").get("/api/operations/integrity?limit=1").expect(200).body();
  }

  private String shown() {
    return Pages.of(port, "qh-admin").get("/jobs").expect(200).text();
  }

  @Test
  void findsAnIssueThatIsGoneAsAWholeByWhatStillNamesIt() {
    String number = "A-2001-000001"; // before all others
    try {
      jdbc.update(
          "insert into submission (task, issue, step, round, outcome, fields, evidence, actor, at)"
              + " values ('gone', ?, 'rectify', 1, 'submit', '{}', '[]', 'somebody', ?)",
          number,
          Timestamp.from(Instant.EPOCH));
      assertThat(checked().path("items").toString()).contains(number, "missing");
      assertThat(shown()).contains(number).doesNotContain("/issues/" + number);
    } finally {
      jdbc.update("delete from submission where task = 'gone'");
      jdbc.update("delete from integrity_finding where subject = ?", number);
    }
  }

  @Test
  void showsRootAdministratorsWhatDiffersFirst() {
    Pages before = Pages.of(port, "qh-admin");
    assertThat(before.get("/jobs").expect(200).text()).contains("记录核对");
    retitle("另一件事");
    round();

    assertThat(before.get("/jobs").expect(200).text())
        .contains("href=\"/issues/" + issue + "\"", "title", "问题信息");
    assertThat(before.inEnglish().get("/jobs").text())
        .contains("Records and trails", "The last check finished");

    retitle("核对");
    round();
    assertThat(before.get("/jobs").text()).doesNotContain(issue);
  }

  /** A whole round, from where the last one stopped. */
  private void round() {
    jdbc.update(
        "update integrity_round set after_issue = '', due_at = leased_until, ended_at = null");
    while (jdbc.queryForObject("select count(ended_at) from integrity_round", Long.class) == 0) {
      assertThat(rounds.slice()).isTrue();
    }
    assertThat(rounds.slice()).as("the next round is not due").isFalse();
  }

  @Test
  void allowsSoManyChecksInAMinute() {
    CheckTurns turns = new CheckTurns(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    for (int i = 0; i < CheckTurns.MOST; i++) {
      assertThat(turns.take(() -> 1)).isOne();
    }

    assertThatThrownBy(() -> turns.take(() -> 1))
        .isInstanceOfSatisfying(
            TooManyChecks.class,
            refused -> assertThat(refused.headers().getFirst("Retry-After")).isEqualTo("60"));
  }

  @Test
  void allowsOneCheckAtATime() {
    CheckTurns turns = new CheckTurns(Clock.systemUTC());

    assertThatThrownBy(() -> turns.take(() -> turns.take(() -> 1)))
        .isInstanceOf(TooManyChecks.class);
    assertThat(turns.take(() -> 1)).isOne();
  }
}
