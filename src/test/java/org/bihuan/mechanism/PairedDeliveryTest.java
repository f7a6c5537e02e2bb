package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bihuan.Api.Answer;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A penalty decision and its credit repair notice are delivered together or not at all. */
@TimedTest
class PairedDeliveryTest {

  private static final String TYPE = "paired-delivery";
  private static final String UNIT = "xnzf-rectifier";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  private Clerk clerk;
  private String campaign;

  @BeforeEach
  void begin() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
    campaign = Clerk.unique("同达");
  }

  private String open(String decidedOn) {
    return opening(decidedOn).expect(201).text("number");
  }

  private Answer opening(String decidedOn) {
    return clerk.opening(
        UNIT,
        TYPE,
        "QH-XN-ZF",
        Map.of("campaign", campaign),
        Map.of(
            "decisionNumber", "青交罚〔2026〕15号",
            "decidedOn", decidedOn,
            "partyKind", "enterprise",
            "party", "某运输公司",
            "violation", "超限运输",
            "publicity", "threeMonths",
            "contact", "0971-0000000"));
  }

  private void prepare(String number) {
    String both = clerk.file(UNIT, number);
    clerk.does(
        UNIT,
        number,
        "prepare",
        "",
        Map.of("decision", List.of(both), "repairNotice", List.of(clerk.file(UNIT, number))));
  }

  private Map<String, Object> receipts(String number, String way, String deliveredOn) {
    return new HashMap<>(
        Map.of(
            "way",
            way,
            "deliveredOn",
            deliveredOn,
            "decisionReceipt",
            List.of(clerk.file(UNIT, number)),
            "repairReceipt",
            List.of(clerk.file(UNIT, number))));
  }

  private static List<String> refused(Answer answer) {
    return answer.expect(422).body().path("errors").findValuesAsText("field");
  }

  @Test
  void bothOrNeither() {
    assertThat(refused(opening("2026-03-03"))).containsExactly("fields.decidedOn");
    String number = open("2026-02-27");
    assertThat(clerk.issue(number).path("dueAt").asText()).isEqualTo("2026-03-06T10:00:00Z");
    String file = clerk.file(UNIT, number);
    assertThat(
            refused(clerk.submits(UNIT, number, "prepare", "", Map.of("decision", List.of(file)))))
        .containsExactly("fields.repairNotice");
    String task = Work.task(clerk.as(UNIT), number, "prepare");
    clerk
        .submit(
            UNIT,
            task,
            "",
            Map.of("decision", List.of(file), "repairNotice", List.of(clerk.file(UNIT, number))))
        .expect(200);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(clerk.as("qh-leader").get("/api/issues/" + number + "/documents").text())
                    .contains("行政处罚信息信用修复告知书", "交信修〔2026〕"));

    clerk.goTo("2026-03-04T18:30");
    clerk.told(number, "QH-XN-ZF/rectifier", "2026-03-06前一并送达");
    Map<String, Object> oneReceipt = receipts(number, "inPerson", "2026-03-04");
    oneReceipt.remove("repairReceipt");
    assertThat(refused(clerk.submits(UNIT, number, "deliver", "both", oneReceipt)))
        .containsExactly("fields.repairReceipt");
    String deliver = Work.task(clerk.as(UNIT), number, "deliver");
    assertThat(
            refused(
                clerk.submit(UNIT, deliver, "both", receipts(number, "inPerson", "2026-02-26"))))
        .containsExactly("fields.deliveredOn");
    assertThat(refused(clerk.submit(UNIT, deliver, "neither", Map.of("way", "inPerson"))))
        .containsExactly("fields.obstacle");
    clerk
        .submit(UNIT, deliver, "neither", Map.of("way", "inPerson", "obstacle", "当事人外出"))
        .expect(200);
    assertThat(clerk.issue(number).path("round").asInt()).isEqualTo(2);
    clerk.does(UNIT, number, "deliver", "both", receipts(number, "post", "2026-03-04"));

    clerk.does("xn-reviewer", number, "review", "sendBack", Map.of("reason", "回执无签名"));
    assertThat(clerk.figure(TYPE, campaign, "repairNotices").path("part").asInt()).isZero();
    clerk.does(UNIT, number, "deliver", "both", receipts(number, "left", "2026-03-04"));
    clerk.does("xn-reviewer", number, "review", "accept", Map.of());
    assertThat(clerk.resolution(number)).isEqualTo("delivered");
    assertThat(clerk.figure(TYPE, campaign, "repairNotices").path("part").asInt()).isEqualTo(1);
    assertThat(clerk.figure(TYPE, campaign, "inTime").path("part").asInt()).isEqualTo(1);
  }

  @Test
  void anAnnouncementDeliversAfterThirtyCalendarDays() {
    String number = open("2026-03-02");
    prepare(number);
    clerk.goTo("2026-03-12T09:00");
    clerk.does(UNIT, number, "deliver", "both", receipts(number, "announcement", "2026-03-12"));
    assertThat(clerk.steps(number)).isEmpty();
    clerk.goTo("2026-04-10T18:30");
    assertThat(clerk.steps(number)).isEmpty();
    clerk.goTo("2026-04-11T18:30");
    clerk.reaches(number, "review");
    clerk.does("xn-reviewer", number, "review", "accept", Map.of());
    assertThat(clerk.figure(TYPE, campaign, "inTime").path("part").asInt()).isZero();
  }

  @Test
  void aRevokedDecisionIsWithdrawn() {
    String number = open("2026-03-02");
    clerk.act(UNIT, number, "withdraw", Map.of("reason", "决定已撤销")).expect(403);
    clerk.act("xn-inspector", number, "withdraw", Map.of("reason", "决定已撤销")).expect(200);
    assertThat(clerk.resolution(number)).isEqualTo("withdrawn");
    assertThat(clerk.figure(TYPE, campaign, "repairNotices").path("whole").asInt()).isZero();
  }

  /** The notice's number: 115 credit repair notices delivered. */
  @Test
  void countsTheNoticesThatWereDelivered() {
    for (int i = 0; i < 115; i++) {
      String number = open("2026-03-02");
      prepare(number);
      clerk.does(UNIT, number, "deliver", "both", receipts(number, "inPerson", "2026-03-02"));
      clerk.does("xn-reviewer", number, "review", "accept", Map.of());
    }
    String waiting = open("2026-03-02");
    prepare(waiting);
    JsonNode notices = clerk.figure(TYPE, campaign, "repairNotices");
    assertThat(notices.path("part").asInt()).isEqualTo(115);
    assertThat(notices.path("whole").asInt()).isEqualTo(116);
    assertThat(clerk.total(TYPE, campaign).path("signedOff").asInt()).isEqualTo(115);
  }
}
