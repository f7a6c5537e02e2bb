package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
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

    assertThat(claimable("qh-leader", number)).containsExactly("decideExtension");
    assertThat(Loop.texts(messages("qh-admin"), "issue")).contains(number);
  }

  @Test
  void asksAboveWhereSeparationRulesEverybodyOut() {
    String unit = unit("QH");
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

  @Test
  void freesTheTaskOfWhoeverIsRetiredAndAsksTheUnitAbove() {
    String unit = unit("QH");
    String rectifier = loop.person(unit, "rectifier");
    String sole = loop.person(unit, "reviewer");
    String number = loop.open(Map.of("unit", unit, "supervisor", unit));
    loop.rectify(rectifier, number);
    String task = loop.task(number, "review");
    loop.as(sole).post("/api/tasks/" + task + "/claim", "").expect(200);

    retire(sole);

    assertThat(loop.step(number, "review").path("assignee").isNull()).isTrue();
    assertThat(loop.trail(number, "released").get(0).path("data").path("from").asText())
        .isEqualTo(sole);
    assertThat(loop.told(number)).containsExactly(TOLD);
    assertThat(loop.trail(number, "notified").get(0).path("data").path("element").asText())
        .isEqualTo("review");
    assertThat(claimable("qh-reviewer", number)).containsExactly("review");
    loop.signOff("qh-reviewer", number);
    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("signedOff");
    loop.expectIntact(number);
  }

  @Test
  void asksTheUnitAboveOnceTheLastHolderIsStrippedOfTheDuty() {
    String unit = unit("QH");
    String rectifier = loop.person(unit, "rectifier");
    String sole = loop.person(unit, "reviewer");
    loop.giveDuty(sole, unit, "inspector");
    String number = loop.open(Map.of("unit", unit, "supervisor", unit));
    loop.rectify(rectifier, number);
    String task = loop.task(number, "review");
    loop.as(sole).post("/api/tasks/" + task + "/claim", "").expect(200);

    loop.as("qh-admin")
        .delete("/api/people/" + sole + "/duties?unit=" + unit + "&role=reviewer")
        .expect(204);

    assertThat(loop.told(number)).containsExactly(TOLD);
    loop.submit(sole, task, "signOff", Map.of()).expect(409);
    loop.as(sole).post("/api/tasks/" + task + "/claim", "").expect(403);
    assertThat(claimable("qh-reviewer", number)).containsExactly("review");
  }

  @Test
  void asksAboveWhereOnlyThoseAreLeftWhomSeparationRulesOut() {
    String unit = unit("QH");
    String both = loop.person(unit, "rectifier");
    loop.giveDuty(both, unit, "reviewer");
    String reviewer = loop.person(unit, "reviewer");
    String number = loop.open(Map.of("unit", unit, "supervisor", unit));
    loop.rectify(both, number);
    assertThat(loop.told(number)).isEmpty();

    retire(reviewer);

    assertThat(loop.told(number)).containsExactly(TOLD);
    assertThat(claimable("qh-reviewer", number)).containsExactly("review");
  }

  @Test
  void leavesATaskToItsOtherGroupsUntilNoneOfThemIsHeld() {
    String above = unit("QH");
    String unit = unit(above);
    String higher = loop.person(above, "rectifier");
    String rectifier = loop.person(unit, "rectifier");
    String leader = loop.person(unit, "leader");
    String number = loop.open(Map.of("type", "supervision-notice", "title", "督办", "unit", unit));

    retire(rectifier);

    assertThat(claimable(leader, number)).containsExactly("acknowledge");
    assertThat(claimable(higher, number)).isEmpty();
    assertThat(loop.told(number, "notice.vacantStep")).isZero();
    String task = loop.task(number, "acknowledge");
    loop.as(leader).post("/api/tasks/" + task + "/claim", "").expect(200);

    retire(leader);

    assertThat(loop.step(number, "acknowledge").path("assignee").isNull()).isTrue();
    assertThat(claimable(higher, number)).containsExactly("acknowledge");
    assertThat(claimable("qh-leader", number)).containsExactly("acknowledge");
    assertThat(loop.told(number, "notice.vacantStep")).isOne();
    String newcomer = loop.person(unit, "leader");
    assertThat(claimable(newcomer, number)).containsExactly("acknowledge");
  }

  @Test
  void tellsTheNearestUnitAboveWhereNobodyHoldsTheDutyOfWhoeverIsToBeTold() {
    String above = unit("QH");
    String unit = unit(above);
    String reader = loop.person(above, "leader");

    String number = loop.open(Map.of("type", "supervision-notice", "title", "督办", "unit", unit));

    assertThat(loop.told(number))
        .startsWith(
            "notice.supervision-notice " + above + "/leader", "notice.vacantDuty QH/administrator");
    JsonNode entry = loop.trail(number, "notified").get(0).path("data");
    assertThat(entry.path("insteadOf").asText()).isEqualTo(unit + "/leader");
    assertThat(Loop.texts(messages(reader), "issue")).containsExactly(number);
    assertThat(Loop.texts(messages("qh-admin"), "issue")).contains(number);
  }

  @Test
  void keepsAMessageForADutyThatNobodyHoldsUpToTheRoot() {
    String unit = unit("QH-ZD");

    String number = loop.open(Map.of("dueOn", "2026-03-06", "unit", unit));
    loop.goTo("2026-03-05T09:00");
    loop.settle(number);

    assertThat(loop.told(number))
        .contains("notice.due-soon " + unit + "/rectifier", "notice.vacantDuty QH/administrator");
    String newcomer = loop.person(unit, "rectifier");
    assertThat(Loop.texts(messages(newcomer), "issue")).containsOnly(number);
  }

  private String unit(String parent) {
    String unit =
        "QH-T" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT);
    loop.as("qh-admin")
        .post(
            "/api/units", Map.of("code", unit, "name", unit, "parent", parent, "kind", "authority"))
        .expect(201);
    return unit;
  }

  private void retire(String username) {
    loop.as("qh-admin").patch("/api/people/" + username, Map.of("retired", true)).expect(200);
  }

  private List<String> claimable(String username, String number) {
    return Loop.texts(
        loop.as(username)
            .get("/api/tasks?scope=claimable&issue=" + number)
            .expect(200)
            .body()
            .path("items"),
        "step");
  }

  private JsonNode messages(String username) {
    return loop.as(username).get("/api/notifications?limit=50").expect(200).body().path("items");
  }
}
