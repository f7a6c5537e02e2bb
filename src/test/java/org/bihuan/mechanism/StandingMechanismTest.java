package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A mechanism is proposed from issues, adopted, stands in force, and is reviewed each year. */
@TimedTest
class StandingMechanismTest {

  private static final String TYPE = "standing-mechanism";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  private Clerk clerk;
  private String campaign;
  private String unit;
  private String officer;
  private String answered;

  @BeforeEach
  void begin() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
    campaign = Clerk.unique("standing");
    unit = Clerk.unique("QH-M");
    clerk
        .as("qh-admin")
        .post(
            "/api/units",
            Map.of("code", unit, "name", unit + "局", "parent", "QH", "kind", "enforcement"))
        .expect(201);
    officer = Clerk.unique("t-").toLowerCase(Locale.ROOT);
    clerk
        .as("qh-admin")
        .post(
            "/api/people",
            Map.of(
                "username",
                officer,
                "displayName",
                "承办人",
                "duties",
                List.of(Map.of("unit", unit, "role", "rectifier"))))
        .expect(201);
    clerk
        .as("qh-admin")
        .put("/api/people/" + officer + "/password", Map.of("password", "bihuan-demo"))
        .expect(204);
    answered = problem();
  }

  private String problem() {
    return new Work(new Api(port)).open(unit, Map.of());
  }

  private String proposed() {
    return clerk.open(
        officer,
        TYPE,
        unit,
        Map.of("campaign", campaign),
        Map.of(
            "kind",
            "rule",
            "answers",
            List.of(answered),
            "causes",
            "送达环节无人核对",
            "content",
            "案卷归档前逐卷核对送达回证"));
  }

  private void draft(String number) {
    clerk.does(
        officer,
        number,
        "draft",
        "",
        Map.of("heard", "已征求三家单位意见", "text", List.of(clerk.file(officer, number))));
  }

  private String adopted() {
    String number = proposed();
    draft(number);
    clerk.does(
        "qh-leader",
        number,
        "decide",
        "adopt",
        Map.of("documentNumber", "青交法〔2026〕1号", "effectiveOn", "2026-03-02"));
    assertThat(clerk.issue(number).path("status").asText()).isEqualTo("standing");
    return number;
  }

  @Test
  void standsInForceAndIsReviewedByWhatCameBackSince() {
    String number = adopted();
    assertThat(clerk.issue(number).path("unit").asText()).isEqualTo(unit);
    assertThat(clerk.total(TYPE, campaign).path("standing").asInt()).isEqualTo(1);
    clerk.goTo("2026-09-01T09:00");
    String again = problem();

    clerk.goTo("2027-03-03T09:00");
    clerk.reaches(number, "yearly");
    assertThat(clerk.issue(number).path("status").asText()).isEqualTo("standing");
    clerk.goTo("2027-04-06T09:00");
    clerk.told(number, "QH/inspector", "年度评估已满20个工作日");
    assertThat(
            clerk
                .submits(
                    officer, number, "yearly", "keep", Map.of("recurred", true, "finding", "再次发生"))
                .text())
        .contains("fields.again");
    clerk
        .submit(
            officer,
            Work.task(clerk.as("qh-leader"), number, "yearly"),
            "keep",
            Map.of("recurred", true, "again", List.of(again), "finding", "再次发生一起"))
        .expect(200);
    assertThat(Filled.last(clerk, number, "before").asInt()).isEqualTo(0);
    assertThat(Filled.last(clerk, number, "since").asInt()).isEqualTo(2);
    assertThat(clerk.figure(TYPE, campaign, "answers").path("part").asInt()).isEqualTo(1);
    assertThat(clerk.figure(TYPE, campaign, "kept").path("value").asInt()).isEqualTo(1);
    assertThat(clerk.figure(TYPE, campaign, "recurred").path("part").asInt()).isEqualTo(2);

    clerk.goTo("2028-04-07T09:00");
    clerk.reaches(number, "yearly");
    clerk.does(officer, number, "yearly", "amend", Map.of("recurred", false, "finding", "需细化"));
    assertThat(clerk.steps(number)).containsExactly("draft");
    assertThat(clerk.issue(number).path("status").asText()).isEqualTo("open");
    assertThat(clerk.issue(number).path("round").asInt()).isEqualTo(2);
    draft(number);
    clerk.does(
        "qh-leader",
        number,
        "decide",
        "adopt",
        Map.of("documentNumber", "青交法〔2028〕2号", "effectiveOn", "2028-04-07"));
    clerk.goTo("2029-04-08T09:00");
    clerk.reaches(number, "yearly");
    clerk.does(officer, number, "yearly", "repeal", Map.of("recurred", false, "finding", "已被取代"));
    assertThat(clerk.resolution(number)).isEqualTo("repealed");
  }

  @Test
  void isSentBackDeclinedOrRepealedEarly() {
    String declined = proposed();
    clerk.goTo("2026-03-30T19:00");
    clerk.told(declined, unit + "/rectifier", "已满20个工作日未送审");
    draft(declined);
    clerk.does("qh-leader", declined, "decide", "sendBack", Map.of("reason", "措施不具体"));
    draft(declined);
    clerk.does("qh-leader", declined, "decide", "decline", Map.of("reason", "已有规定"));
    assertThat(clerk.resolution(declined)).isEqualTo("declined");

    clerk.goTo("2026-03-31T09:00");
    String repealed = adopted();
    clerk.act(officer, repealed, "repeal", Map.of("grounds", "a")).expect(403);
    clerk.act("qh-leader", repealed, "repeal", Map.of("grounds", "上位法调整")).expect(200);
    assertThat(clerk.resolution(repealed)).isEqualTo("repealedEarly");
  }

  @Test
  void isWithdrawnAndAsksForTheIssuesItAnswers() {
    String number = proposed();
    clerk.act("qh-leader", number, "repeal", Map.of("grounds", "尚未生效")).expect(409);
    clerk.act("qh-inspector", number, "withdraw", Map.of("why", "重复提出")).expect(200);
    assertThat(clerk.resolution(number)).isEqualTo("withdrawn");
    assertThat(
            clerk
                .opening(
                    officer,
                    TYPE,
                    unit,
                    Map.of(),
                    Map.of("kind", "rule", "causes", "无", "content", "案卷归档前逐卷核对送达回证"))
                .text())
        .contains("fields.answers");
  }
}
