package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A lead goes to another unit, which accepts, refuses or passes it on, and tells what came of it.
 */
@TimedTest
class LeadTransferTest {

  private static final String TYPE = "lead-transfer";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  private Clerk clerk;
  private String campaign;

  @BeforeEach
  void begin() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
    campaign = Clerk.unique("leads");
  }

  /** Hualong's unit sends a lead to that of Huzhu. */
  private String send() {
    return clerk.open(
        "hl-rectifier",
        TYPE,
        "QH-HD-HL",
        Map.of("campaign", campaign),
        Map.of(
            "receiver",
            "QH-HD-HZ",
            "kind",
            "overload",
            "facts",
            "货车夜间绕行逃避检测，车牌已记录",
            "ground",
            "行为发生地属互助"));
  }

  private void accept(String username, String lead) {
    clerk.does(username, lead, "receive", "accept", Map.of());
  }

  private void handle(String username, String lead) {
    clerk.does(
        username,
        lead,
        "handle",
        "",
        Map.of("result", "filed", "caseNumber", "互交执〔2026〕1号", "account", "已立案查处"));
  }

  @Test
  void isAcceptedHandledAndFedBack() {
    String lead = send();
    assertThat(clerk.issue(lead).path("unit").asText()).isEqualTo("QH-HD-HZ");
    assertThat(Filled.last(clerk, lead, "sender").asText()).isEqualTo("QH-HD-HL");
    assertThat(clerk.issue(lead).path("dueAt").asText()).startsWith("2026-03-30");
    assertThat(
            Work.claim(clerk.as("hl-rectifier"), Work.task(clerk.as("qh-leader"), lead, "receive"))
                .status())
        .isEqualTo(403);

    accept("huzhu-rectifier", lead);
    assertThat(
            clerk
                .submits(
                    "huzhu-rectifier",
                    lead,
                    "handle",
                    "",
                    Map.of("result", "filed", "account", "立案"))
                .text())
        .contains("fields.caseNumber");
    clerk
        .submit(
            "huzhu-rectifier",
            Work.task(clerk.as("qh-leader"), lead, "handle"),
            "",
            Map.of("result", "unfounded", "account", "查无实据"))
        .expect(200);
    clerk.does("hl-rectifier", lead, "confirm", "sendBack", Map.of("question", "请补充核查过程"));
    handle("huzhu-rectifier", lead);
    clerk.does("hl-rectifier", lead, "confirm", "confirm", Map.of());
    assertThat(clerk.resolution(lead)).isEqualTo("fedBack");
  }

  @Test
  void isPassedOnAndTheSenderTold() {
    String lead = send();
    assertThat(clerk.submits("huzhu-rectifier", lead, "receive", "passOn", Map.of()).text())
        .contains("fields.passTo", "fields.reason");
    clerk
        .submit(
            "huzhu-rectifier",
            Work.task(clerk.as("qh-leader"), lead, "receive"),
            "passOn",
            Map.of("passTo", "QH-HD-XH", "reason", "行为发生在循化"))
        .expect(200);
    clerk.told(lead, "QH-HD-HL/rectifier", "已转送其他单位");
    assertThat(clerk.issue(lead).path("unit").asText()).isEqualTo("QH-HD-XH");
    assertThat(clerk.issue(lead).path("round").asInt()).isEqualTo(2);

    clerk.goTo("2026-03-05T19:00");
    clerk.told(lead, vacantLeader(), "已满3个工作日未作出决定");
    accept("xh-rectifier", lead);
    clerk.goTo("2026-03-25T19:00");
    clerk.told(lead, "QH-HD-XH/rectifier", "notice.due-soon");
    handle("xh-rectifier", lead);
    clerk.goTo("2026-04-10T19:00");
    clerk.ends(lead, "takenAsRead");
  }

  /** The leader who is told in place of Xunhua's, whose duty is vacant. */
  private static String vacantLeader() {
    return "QH/leader";
  }

  @Test
  void isRefusedAndSentElsewhereOrTakenBack() {
    String lead = send();
    clerk.does("huzhu-rectifier", lead, "receive", "refuse", Map.of("reason", "不属本单位管辖"));
    assertThat(clerk.steps(lead)).containsExactly("settle");
    clerk.does("hl-rectifier", lead, "settle", "resend", Map.of("resendTo", "QH-HD-XH"));
    clerk.does("xh-rectifier", lead, "receive", "refuse", Map.of("reason", "也不属本单位"));
    clerk.does("hl-rectifier", lead, "settle", "takeBack", Map.of("remark", "自行查处"));
    assertThat(clerk.resolution(lead)).isEqualTo("takenBack");
  }

  @Test
  void isDecidedByTheSupervisingUnitWhereNobodyWantsIt() {
    String lead = send();
    clerk.does("huzhu-rectifier", lead, "receive", "refuse", Map.of("reason", "不属本单位管辖"));
    clerk.does("hl-rectifier", lead, "settle", "ask", Map.of("remark", "请指定管辖"));
    clerk.does(
        "hd-inspector",
        lead,
        "designate",
        "",
        Map.of("designated", "QH-HD-HZ", "grounds", "行为发生地在互助"));
    assertThat(clerk.steps(lead)).containsExactly("handle");
    handle("huzhu-rectifier", lead);
    clerk.does("hl-rectifier", lead, "confirm", "confirm", Map.of());
    assertThat(clerk.resolution(lead)).isEqualTo("fedBack");
  }

  @Test
  void isWithdrawnByTheSideThatSentIt() {
    String lead = send();
    clerk.act("huzhu-rectifier", lead, "withdraw", Map.of("reason", "不想办")).expect(403);
    clerk.act("hd-inspector", lead, "withdraw", Map.of("reason", "重复移送")).expect(200);
    assertThat(clerk.resolution(lead)).isEqualTo("withdrawn");
  }

  @Test
  void nobodySendsInAnothersName() {
    assertThat(
            clerk
                .opening(
                    "hl-rectifier",
                    TYPE,
                    "QH-HD-HL",
                    Map.of(),
                    Map.of(
                        "sender",
                        "QH-HD-XH",
                        "receiver",
                        "QH-HD-HZ",
                        "kind",
                        "overload",
                        "facts",
                        "货车夜间绕行逃避检测，车牌已记录",
                        "ground",
                        "属互助"))
                .status())
        .isEqualTo(422);
  }

  @Test
  void countsWhatWasAcceptedAndFiled() {
    String lead = send();
    accept("huzhu-rectifier", lead);
    handle("huzhu-rectifier", lead);
    String other = send();
    clerk.does("huzhu-rectifier", other, "receive", "refuse", Map.of("reason", "不属本单位管辖"));
    clerk.does("hl-rectifier", other, "settle", "resend", Map.of("resendTo", "QH-HD-XH"));

    assertThat(clerk.figure(TYPE, campaign, "accepted").path("value").asDouble()).isEqualTo(0.5);
    assertThat(clerk.figure(TYPE, campaign, "filed").path("part").asInt()).isEqualTo(1);
    assertThat(clerk.figure(TYPE, campaign, "passedOn").path("part").asInt()).isEqualTo(1);
  }
}
