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
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A table decides by the lists in force whether a minor offence is exempt from penalty. */
@TimedTest
class ExemptionDecisionTest {

  private static final String TYPE = "exemption-decision";
  private static final String UNIT = "hz-rectifier";

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  private Clerk clerk;
  private String campaign;
  private String power;
  private String offence;

  @BeforeEach
  void begin() {
    clerk = new Clerk(port, clock);
    clerk.goTo("2026-03-02T09:00");
    campaign = Clerk.unique("免罚");
    power = Clerk.unique("P");
    offence = Clerk.unique("X");
    clerk.entry("power-list", power("penalty", "权责清单（2025版）"));
    clerk.entry("penalty-exemption", offence("minor", 10, "免罚清单（试行）"));
  }

  private Map<String, Object> power(String kind, String edition) {
    return Map.of(
        "code",
        power,
        "name",
        "未按规定携带证件",
        "kind",
        kind,
        "level",
        "all",
        "basis",
        "道路运输条例",
        "edition",
        edition);
  }

  private Map<String, Object> offence(String ground, int days, String edition) {
    return Map.of(
        "code",
        offence,
        "offence",
        "未随车携带道路运输证",
        "basis",
        "行政处罚法第三十三条",
        "ground",
        ground,
        "conditions",
        "当场出示电子证照",
        "correctWithin",
        days,
        "edition",
        edition);
  }

  private Answer opening() {
    return clerk.opening(
        UNIT,
        TYPE,
        "QH-XN-HZ",
        Map.of("campaign", campaign),
        Map.of(
            "power",
            power,
            "offence",
            offence,
            "party",
            "某货运部",
            "committedOn",
            "2026-02-24",
            "facts",
            "未随车携带道路运输证"));
  }

  private String open() {
    return opening().expect(201).text("number");
  }

  private Map<String, Object> facts(
      String number, boolean first, String harm, boolean noFault, String correctedOn) {
    Map<String, Object> facts =
        new HashMap<>(
            Map.of(
                "firstOffence", first,
                "harm", harm,
                "noFault", noFault,
                "proof", List.of(clerk.file(UNIT, number))));
    if (!correctedOn.isEmpty()) {
      facts.put("correctedOn", correctedOn);
    }
    return facts;
  }

  /** Establishes the facts and confirms what the table says of them. */
  private String decided(
      String ground, boolean first, String harm, boolean noFault, String correctedOn) {
    offence = Clerk.unique("X");
    clerk.entry("penalty-exemption", offence(ground, 10, "免罚清单（试行）"));
    String number = open();
    clerk.does(UNIT, number, "establish", "", facts(number, first, harm, noFault, correctedOn));
    clerk.does("xn-reviewer", number, "review", "confirm", Map.of());
    return clerk.resolution(number).equals("notExempt")
        ? "notExempt"
        : String.join(",", clerk.steps(number));
  }

  @Test
  void exemptByTheTableAndDelivered() {
    String number = open();
    clerk.goTo("2026-03-12T18:30");
    Awaitility.await()
        .pollInSameThread()
        .untilAsserted(() -> assertThat(clerk.trail(number, "notified")).isNotEmpty());
    assertThat(
            clerk
                .submits(UNIT, number, "establish", "", Map.of("harm", "none"))
                .expect(422)
                .body()
                .path("errors")
                .findValuesAsText("field"))
        .containsExactlyInAnyOrder("fields.firstOffence", "fields.noFault", "evidence");
    clerk
        .submit(
            UNIT,
            Work.task(clerk.as(UNIT), number, "establish"),
            "",
            facts(number, false, "none", false, "2026-03-06"))
        .expect(200);
    clerk.does("xn-reviewer", number, "review", "sendBack", Map.of("reason", "补充证据"));
    clerk.does(UNIT, number, "establish", "", facts(number, false, "none", false, "2026-03-06"));
    clerk.does("xn-reviewer", number, "review", "confirm", Map.of());
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(clerk.as("qh-leader").get("/api/issues/" + number + "/documents").text())
                    .contains("不予行政处罚决定书", "交不罚〔2026〕"));
    clerk.does(
        UNIT,
        number,
        "deliver",
        "",
        Map.of(
            "deliveredOn", "2026-03-12",
            "teaching", "讲解证件携带规定",
            "receipt", List.of(clerk.file(UNIT, number))));
    assertThat(clerk.resolution(number)).isEqualTo("exempted");
    assertThat(clerk.figure(TYPE, campaign, "exempt").path("part").asInt()).isEqualTo(1);
    assertThat(clerk.figure(TYPE, campaign, "inTime").path("part").asInt()).isEqualTo(1);
    assertThat(opened(number)).contains("\"decision\":\"penalty-exemption\"");
    assertThat(Pages.of(port, "qh-leader").get("/issues/" + number).text())
        .contains("违法行为轻微并及时改正，没有造成危害后果的，不予处罚");
  }

  @Test
  void theTableDecides() {
    assertThat(decided("minor", false, "none", false, "2026-03-01")).isEqualTo("deliver");
    assertThat(decided("minor", false, "slight", false, "2026-03-01")).isEqualTo("notExempt");
    assertThat(decided("first", true, "none", false, "2026-03-01")).isEqualTo("deliver");
    assertThat(decided("first", true, "slight", false, "2026-03-01")).isEqualTo("deliver");
    assertThat(decided("first", false, "slight", false, "2026-03-01")).isEqualTo("notExempt");
    assertThat(decided("first", true, "serious", false, "2026-03-01")).isEqualTo("notExempt");
    assertThat(decided("first", true, "none", false, "")).isEqualTo("notExempt");
    assertThat(decided("noFault", false, "serious", true, "")).isEqualTo("deliver");
    assertThat(decided("minor", true, "none", true, "")).isEqualTo("notExempt");
    JsonNode share = clerk.figure(TYPE, campaign, "exempt");
    assertThat(share.path("part").asInt()).isEqualTo(4);
    assertThat(share.path("whole").asInt()).isEqualTo(9);
    assertThat(clerk.figure(TYPE, campaign, "inTime").path("part").asInt()).isEqualTo(6);
  }

  @Test
  void anIssueCitesTheVersionInForceWhenItWasOpened() {
    String before = open();
    clerk
        .as("qh-inspector")
        .put(
            "/api/registers/penalty-exemption/entries/" + offence,
            Map.of(
                "fields", offence("first", 3, "免罚清单（2026版）"), "from", "2026-03-03", "version", 1))
        .expect(200);
    clerk
        .as("qh-inspector")
        .put(
            "/api/registers/power-list/entries/" + power,
            Map.of("fields", power("penalty", "权责清单（2026版）"), "from", "2026-03-03", "version", 1))
        .expect(200);
    assertThat(edition("penalty-exemption", "2026-03-02")).isEqualTo("免罚清单（试行）");
    assertThat(edition("penalty-exemption", "2026-03-03")).isEqualTo("免罚清单（2026版）");
    assertThat(edition("power-list", "2026-03-02")).isEqualTo("权责清单（2025版）");
    assertThat(edition("power-list", "2026-03-03")).isEqualTo("权责清单（2026版）");

    clerk.goTo("2026-03-03T09:00");
    String after = open();
    assertThat(opened(before)).contains("免罚清单（试行）", "权责清单（2025版）");
    assertThat(opened(after)).contains("免罚清单（2026版）", "权责清单（2026版）");
    for (String number : List.of(before, after)) {
      clerk.does(UNIT, number, "establish", "", facts(number, true, "none", false, "2026-03-01"));
      clerk.does("xn-reviewer", number, "review", "confirm", Map.of());
    }
    assertThat(clerk.steps(before)).containsExactly("deliver"); // 10 days to put it right
    assertThat(clerk.resolution(after)).isEqualTo("notExempt"); // 3 days
  }

  private String edition(String register, String day) {
    String key = register.equals("power-list") ? power : offence;
    for (JsonNode entry :
        clerk
            .as(UNIT)
            .get("/api/registers/" + register + "/entries?limit=200&validOn=" + day + "&q=" + key)
            .expect(200)
            .body()
            .path("items")) {
      if (entry.path("key").asText().equals(key)) {
        return entry.path("fields").path("edition").asText();
      }
    }
    throw new AssertionError(register + " has no " + key + " on " + day);
  }

  private String opened(String number) {
    return clerk
        .as("qh-leader")
        .get("/api/issues/" + number + "/trail")
        .expect(200)
        .body()
        .toString();
  }

  @Test
  void onlyPenaltiesAndEntriesInForceMayBeCited() {
    String inspection = power;
    power = Clerk.unique("P");
    clerk.entry("power-list", power("inspection", "权责清单（2025版）"));
    assertThat(opening().expect(422).body().path("errors").findValuesAsText("field"))
        .containsExactly("fields.power");
    power = inspection;
    clerk
        .as("qh-inspector")
        .put(
            "/api/registers/penalty-exemption/entries/" + offence,
            Map.of("fields", offence("minor", 10, "免罚清单（试行）"), "to", "2026-03-02", "version", 1))
        .expect(200);
    open();
    clerk.goTo("2026-03-03T09:00");
    assertThat(opening().expect(422).body().path("errors").findValuesAsText("field"))
        .containsExactly("fields.offence");
    clerk
        .as("xn-inspector")
        .post("/api/registers/power-list/entries", Map.of("fields", power("penalty", "市级")))
        .expect(403);
  }

  @Test
  void whatWasOpenedInErrorIsWithdrawn() {
    String number = open();
    clerk.act("xn-inspector", number, "withdraw", Map.of("reason", "重复登记")).expect(200);
    assertThat(clerk.resolution(number)).isEqualTo("withdrawn");
  }
}
