package org.bihuan.mechanism;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Leads of enforcement monitors: seen by themselves and the supervising side alone. */
@TimedTest
class MonitorLeadTest {

  private static final String TYPE = "monitor-lead";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Clerk clerk;
  private String monitor = "";

  @BeforeEach
  void monday() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
    monitor = Accounts.create(new Api(port), "QH-HD", "monitor");
  }

  private Session session(String username) {
    return Accounts.session(new Api(port), username);
  }

  private String open() {
    return session(monitor)
        .post(
            "/api/issues",
            Map.of(
                "type",
                TYPE,
                "title",
                "夜间检查未出示证件",
                "fields",
                Map.of("kind", "procedure", "about", "QH-HD-HL", "seenOn", "2026-03-01")))
        .expect(201)
        .text("number");
  }

  private static Map<String, Object> adopt() {
    return Map.of(
        "about", "QH-HD-HL",
        "facts", "夜间检查未出示执法证件",
        "severity", "minor",
        "reply", "经核实属实，已交办整改");
  }

  private JsonNode figure(String id) {
    for (JsonNode each :
        clerk
            .as("qh-leader")
            .get("/api/statistics?type=" + TYPE)
            .expect(200)
            .body()
            .at("/total/figures")) {
      if (each.path("id").asText().equals(id)) {
        return each;
      }
    }
    throw new AssertionError(id);
  }

  @Test
  void isAdoptedRectifiedAndToldWithoutSayingWhoReportedIt() {
    int adopted = figure("adopted").path("part").asInt();
    String lead = open();
    Session reporter = session(monitor);
    String photo =
        reporter
            .upload("/api/issues/" + lead + "/evidence", "现场.txt", "现场照片".getBytes(UTF_8), Map.of())
            .expect(201)
            .text("id");
    session(Accounts.create(new Api(port), "QH-HD", "monitor"))
        .get("/api/issues/" + lead)
        .expect(404);
    for (String outsider : List.of("hl-rectifier", "hdzf-rectifier", "xn-inspector")) {
      clerk.as(outsider).get("/api/issues/" + lead).expect(404);
    }
    assertThat(clerk.as("hd-inspector").get("/api/issues/" + lead).expect(200).text())
        .contains(monitor);

    clerk.does("hd-inspector", lead, "verify", "adopt", adopt());
    clerk.told(lead, monitor, "经核实属实");
    String issue = clerk.children(lead).get(0).path("number").asText();
    for (String path : List.of("", "/trail", "/evidence")) {
      assertThat(clerk.as("hl-rectifier").get("/api/issues/" + issue + path).expect(200).text())
          .doesNotContain(monitor, photo, "夜间检查未出示证件");
    }
    assertThat(Pages.of(port, "hl-rectifier").get("/issues/" + issue).expect(200).text())
        .contains("夜间检查未出示执法证件")
        .doesNotContain(monitor);
    session(monitor).get("/api/issues/" + issue).expect(404);

    clerk.does("hl-rectifier", issue, "rectify", "submit", Map.of("measures", "已开展培训"));
    clerk.does("hd-reviewer", issue, "review", "signOff", Map.of());
    clerk.ends(lead, "adopted");
    clerk.told(lead, monitor, "已整改办结");
    assertThat(session(monitor).get("/api/issues/" + lead).expect(200).text("resolution"))
        .isEqualTo("adopted");
    assertThat(figure("adopted").path("part").asInt()).isEqualTo(adopted + 1);
  }

  @Test
  void isRemindedOfAndDismissed() {
    int inTime = figure("verifiedInTime").path("part").asInt();
    int verified = figure("verifiedInTime").path("whole").asInt();
    String lead = open();
    assertThat(clerk.steps(lead)).containsExactly("verify");
    clerk.goTo("2026-03-16T18:30");
    clerk.told(lead, "QH/leader", "超过核实时限");
    clerk.submits("hd-inspector", lead, "verify", "dismiss", Map.of()).expect(422);
    String task = Work.task(clerk.as("hd-inspector"), lead, "verify");
    clerk.submit("hd-inspector", task, "dismiss", Map.of("reply", "经核实已出示证件")).expect(200);
    assertThat(clerk.resolution(lead)).isEqualTo("dismissed");
    clerk.told(lead, monitor, "经核实已出示证件");
    assertThat(figure("verifiedInTime").path("part").asInt()).isEqualTo(inTime);
    assertThat(figure("verifiedInTime").path("whole").asInt()).isEqualTo(verified + 1);
  }

  @Test
  void isOpenedByMonitorsWithinTheirUnitAndWithdrawnByTheSupervisingSide() {
    clerk
        .opening(
            "hd-inspector", TYPE, "", Map.of(), Map.of("kind", "other", "seenOn", "2026-03-01"))
        .expect(403);
    session(monitor)
        .post("/api/issues", Map.of("type", "rectification", "title", "问题", "unit", "QH-HD-HL"))
        .expect(403);
    String lead = open();
    session(monitor).post("/api/issues/" + lead + "/actions/withdraw", Map.of()).expect(403);
    clerk.act("hd-inspector", lead, "withdraw", Map.of("reason", "重复反映")).expect(200);
    assertThat(clerk.resolution(lead)).isEqualTo("withdrawn");
  }
}
