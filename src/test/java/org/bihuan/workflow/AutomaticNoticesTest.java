package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People are told what concerns them, and nobody of what they did themselves. */
@ServiceTest
class AutomaticNoticesTest {

  private static final String SUBMIT = "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"已整改\"}}";

  @LocalServerPort private int port;

  private Api api;
  private String rectifierName;
  private String colleagueName;
  private Session inspector;
  private Session rectifier;
  private Session colleague;
  private Session reviewer;
  private String title;
  private String issue;

  @BeforeEach
  void open() {
    api = new Api(port);
    rectifierName = Accounts.create(api, "QH-XN-DT", "rectifier");
    colleagueName = Accounts.create(api, "QH-XN-DT", "rectifier");
    inspector = Accounts.session(api, Accounts.create(api, "QH-XN", "inspector"));
    rectifier = Accounts.session(api, rectifierName);
    colleague = Accounts.session(api, colleagueName);
    reviewer = Accounts.session(api, Accounts.create(api, "QH-XN", "reviewer"));
    title = "问题" + UUID.randomUUID();
    issue =
        inspector
            .post("/api/issues", Map.of("title", title, "unit", "QH-XN-DT", "supervisor", "QH-XN"))
            .expect(201)
            .text("number");
  }

  private List<String> told(Session reader) {
    return reader
        .with("Accept-Language", "en")
        .get("/api/notifications?limit=200")
        .expect(200)
        .body()
        .path("items")
        .findValuesAsText("message")
        .stream()
        .filter(message -> message.contains(title))
        .map(message -> message.substring(message.indexOf(title) + title.length()))
        .toList();
  }

  @Test
  void ofANewTaskAllWhoMayTakeIt() {
    assertThat(told(rectifier)).containsExactly("”: new task “Rectify”.");
    assertThat(told(colleague)).containsExactly("”: new task “Rectify”.");
    assertThat(told(inspector)).isEmpty();
    assertThat(told(reviewer)).isEmpty();
  }

  @Test
  void ofATransferTheColleagueAlone() {
    String task = Work.task(rectifier, issue, "rectify");
    Work.claim(rectifier, task).expect(200);
    rectifier.post("/api/tasks/" + task + "/transfer", Map.of("to", colleagueName)).expect(200);

    assertThat(told(colleague).get(0)).isEqualTo("”: the step “Rectify” was transferred to you.");
    assertThat(told(rectifier)).hasSize(1);
  }

  @Test
  void ofASendBackAndOfTheSignOff() {
    Work.does(rectifier, issue, "rectify", SUBMIT);
    assertThat(told(reviewer)).containsExactly("”: new task “Review”.");
    Work.does(
        reviewer, issue, "review", "{\"outcome\":\"sendBack\",\"fields\":{\"reason\":\"不够\"}}");
    assertThat(told(rectifier).get(0)).isEqualTo("”: the step “Rectify” must be done again.");
    Work.does(rectifier, issue, "rectify", SUBMIT);
    Work.does(reviewer, issue, "review", "{\"outcome\":\"signOff\"}");

    assertThat(told(rectifier).get(0)).isEqualTo("”, is closed: Signed off.");
    assertThat(told(inspector)).containsExactly("”, is closed: Signed off.");
    assertThat(told(colleague)).noneMatch(message -> message.contains("closed"));
    assertThat(told(reviewer)).noneMatch(message -> message.contains("closed"));
  }

  @Test
  void ofADecisionWhoAskedForItEvenAfterTheyMoved() {
    rectifier
        .post(
            "/api/issues/" + issue + "/actions/requestExtension",
            Map.of(
                "fields",
                Map.of("newDate", "2027-03-01", "reason", "备件未到", "interimMeasures", "围挡")))
        .expect(200);
    String duties = "/api/people/" + rectifierName + "/duties";
    Session administrator = api.as("qh-admin");
    administrator.post(duties, Map.of("unit", "QH-HB", "role", "monitor")).expect(200);
    administrator.delete(duties + "?unit=QH-XN-DT&role=rectifier").expect(204);
    Session leader = Accounts.session(api, Accounts.create(api, "QH-XN", "leader"));
    Work.does(leader, issue, "decideExtension", "{\"outcome\":\"grant\"}");

    assertThat(told(Accounts.session(api, rectifierName))).contains("”, was decided: Grant.");
    assertThat(told(colleague)).as("of the process's own message").hasSize(2);
  }

  /** Whoever had the task, or else whoever it was offered to, though they have done nothing yet. */
  @Test
  void ofAWithdrawalWhoHadTheTaskOrWasOfferedIt() {
    Work.claim(rectifier, Work.task(rectifier, issue, "rectify")).expect(200);
    withdraw();
    assertThat(told(rectifier).get(0)).isEqualTo("”, is closed: Withdrawn.");
    assertThat(told(colleague)).hasSize(1);

    open();
    Work.does(rectifier, issue, "rectify", SUBMIT);
    withdraw();
    assertThat(told(reviewer).get(0)).isEqualTo("”, is closed: Withdrawn.");
    assertThat(told(inspector)).as("who did it").isEmpty();
  }

  /** A unit is not told that it must do again what another has done. */
  @Test
  void ofADisputeTheOldUnitAndTheNewOne() {
    Session other = Accounts.session(api, Accounts.create(api, "QH-XN-HZ", "rectifier"));
    Work.does(
        rectifier,
        issue,
        "rectify",
        "{\"outcome\":\"dispute\",\"fields\":{\"disputeReason\":\"不属本单位\"}}");
    Work.does(inspector, issue, "assign", "{\"fields\":{\"unit\":\"QH-XN-HZ\"}}");

    assertThat(told(other)).containsExactly("”: new task “Rectify”.");
  }

  private void withdraw() {
    inspector
        .post(
            "/api/issues/" + issue + "/actions/withdraw",
            Map.of("fields", Map.of("reason", "重复登记")))
        .expect(200);
  }
}
