package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.bihuan.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TimedTest
class VacancyTest {

  private static final String TOLD = "notice.vacantStep QH/administrator";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
  }

  @Test
  void asksTheNearestUnitAboveWhereNobodyHoldsTheDuty() {
    String number = loop.open("zd-inspector", Map.of("unit", "QH-ZD-HNGS"));
    loop.act("hngs-rectifier", number, "requestExtension", Loop.extensionTo("2026-03-30"))
        .expect(200);

    JsonNode step = loop.step(number, "decideExtension");

    assertThat(step.path("group").asText()).isEqualTo("QH-ZD/leader");
    loop.complete("qh-leader", number, "decideExtension", "grant", Map.of());
    assertThat(loop.told(number)).contains(TOLD);
    JsonNode entry = loop.trail(number, "notified").get(0).path("data");
    assertThat(entry.path("element").asText()).isEqualTo("decideExtension");
    assertThat(entry.path("process").asText()).isEqualTo("rectification");
  }

  @Test
  void showsTheStepToTheUnitAboveAndTheMessageToAdministrators() {
    String number = loop.open("zd-inspector", Map.of("unit", "QH-ZD-HNGS"));
    loop.act("hngs-rectifier", number, "requestExtension", Loop.extensionTo("2026-03-30"))
        .expect(200);

    JsonNode inbox =
        loop.as("qh-leader")
            .get("/api/tasks?scope=claimable&issue=" + number)
            .expect(200)
            .body()
            .path("items");
    JsonNode messages =
        loop.as("qh-admin").get("/api/notifications?limit=50").expect(200).body().path("items");

    assertThat(Loop.texts(inbox, "step")).containsExactly("decideExtension");
    assertThat(Loop.texts(messages, "issue")).contains(number);
  }

  @Test
  void asksAboveWhereSeparationRulesEverybodyOut() {
    String unit =
        "QH-T" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT);
    loop.as("qh-admin")
        .post("/api/units", Map.of("code", unit, "name", unit, "parent", "QH", "kind", "authority"))
        .expect(201);
    String sole = loop.person(unit, "rectifier");
    loop.giveDuty(sole, unit, "reviewer");
    String number = loop.open(Map.of("unit", unit, "supervisor", unit));
    loop.rectify(sole, number);
    String task = loop.task(number, "review");

    loop.as(sole).post("/api/tasks/" + task + "/claim", "").expect(403);
    loop.signOff("qh-reviewer", number);

    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("signedOff");
    assertThat(loop.told(number)).contains(TOLD);
  }

  @Test
  void tellsNobodyWhereSomebodyHoldsTheDuty() {
    String number = loop.open("xn-inspector", Map.of());

    loop.rectify("hz-rectifier", number);
    String task = loop.task(number, "review");

    loop.as("qh-reviewer").post("/api/tasks/" + task + "/claim", "").expect(403);
    assertThat(loop.told(number)).isEmpty();
  }
}
