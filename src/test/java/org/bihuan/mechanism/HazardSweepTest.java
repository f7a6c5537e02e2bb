package org.bihuan.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.workflow.Loop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A sweep over the thirty projects of the notice, and its bulletin. */
@TimedTest
class HazardSweepTest {

  private static final String TYPE = "hazard-sweep";
  private static final int PROJECTS = 30;
  private static final List<String> UNITS = List.of("QH-HB", "QH-HN", "QH-GL");

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;
  private LoopStory story;
  private String category;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
    story = new LoopStory(loop);
    category = "排查" + UUID.randomUUID();
    for (int i = 0; i < PROJECTS; i++) {
      story.entry(
          "project",
          Map.of(
              "code",
              "P" + i,
              "name",
              name(i),
              "kind",
              i % 2 == 0 ? "expressway" : "rural",
              "unit",
              UNITS.get(i % UNITS.size()),
              "location",
              "K" + i + "+000"));
    }
    story.entry(
        "project", Map.of("code", "Z1", "name", "大通县道改建", "kind", "rural", "unit", "QH-XN-DT"));
  }

  private static String name(int project) {
    return "重点项目" + (project + 1);
  }

  private String open(String unit) {
    return loop.open(
        Map.of(
            "type", TYPE,
            "title", "重点交通建设项目安全隐患排查",
            "unit", unit,
            "category", category,
            "fields", Map.of("purpose", "深刻汲取事故教训")));
  }

  /** The projects given to the plan; those of a unit are left out. */
  private List<Map<String, Object>> projects(String number, String leftOut) {
    JsonNode task =
        loop.as("qh-inspector").get("/api/tasks/" + loop.task(number, "plan")).expect(200).body();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (JsonNode field : task.path("form").path("fields")) {
      for (JsonNode row : field.path("given")) {
        rows.add(
            Map.of(
                "row",
                row.path("row").asText(),
                "skip",
                row.toString().contains('"' + leftOut + '"')));
      }
    }
    return rows;
  }

  private static Map<String, Object> plan(Object projects) {
    return Map.of(
        "members",
        List.of("qh-inspector", "zd-inspector"),
        "beginsOn",
        "2026-03-02",
        "endsOn",
        "2026-03-20",
        "projects",
        projects);
  }

  private static Map<String, Object> check(String day, Object... findings) {
    return Map.of("checkedOn", day, "situation", "现场已查", "findings", List.of(findings));
  }

  private static Map<String, Object> hazard(String title, String severity, String... photos) {
    return Map.of(
        "title", title,
        "facts", title + "约40米",
        "basis", "安全生产法",
        "severity", severity,
        "photos", photos);
  }

  private static Map<String, Object> bulletin(List<String> recipients) {
    return Map.of("recipients", recipients, "overview", "总体可控", "requirements", "限期整改，举一反三");
  }

  @Test
  void checksThirtyProjectsAndEndsWhenAllHazardsAreSignedOff() {
    String number = open("QH");
    loop.complete("qh-inspector", number, "plan", "", plan(projects(number, "大通县道改建")));
    assertThat(loop.steps(number)).hasSize(PROJECTS).containsOnly("check");

    String photo = story.photo("zd-inspector", number);
    story.complete(
        "zd-inspector",
        number,
        "check",
        name(0),
        check("2026-03-02", hazard("临边防护缺失", "major", photo), hazard("用电不规范", "minor")));
    assertThat(story.figure(TYPE, category, "progress")).isEqualTo("0.0333");
    assertThat(loop.children(number)).hasSize(2);
    String first = loop.children(number).get(0);
    assertThat(loop.issue(first).path("title").asText()).isEqualTo("重点项目1：临边防护缺失");
    assertThat(loop.issue(first).path("unit").asText()).isEqualTo("QH-HB");
    assertThat(loop.issue(first).path("location").asText()).isEqualTo("K0+000");
    assertThat(loop.issue(first).path("severity").asText()).isEqualTo("major");
    loop.goTo("2026-03-09T10:00");
    loop.await(
        () ->
            loop.told(number).stream()
                .anyMatch(told -> told.contains("应查30个项目，已查1个，发现隐患2项，已销号0项")));
    story.complete(
        "qh-inspector", number, "check", name(1), check("2026-03-09", hazard("警示标志不足", "minor")));
    for (int i = 2; i < PROJECTS; i++) {
      story.complete("qh-inspector", number, "check", name(i), check("2026-03-09"));
    }
    assertThat(story.figure(TYPE, category, "progress")).isEqualTo("1");
    assertThat(story.figure(TYPE, category, "projects")).isEqualTo("30");
    assertThat(story.figure(TYPE, category, "hazards")).isEqualTo("3 较重1 一般2");
    assertThat(story.figure(TYPE, category, "perProject")).isEqualTo("0.1");

    loop.complete("qh-inspector", number, "draftBulletin", "", bulletin(List.of("QH-HB")));
    loop.complete("qh-leader", number, "approveBulletin", "sendBack", Map.of("reason", "补主送单位"));
    loop.complete("qh-inspector", number, "draftBulletin", "", bulletin(UNITS));
    loop.complete("qh-leader", number, "approveBulletin", "approve", Map.of());
    assertThat(story.document(number, 1))
        .contains("隐患排查通报〔2026〕", "排查项目30个", "发现隐患3项", "重点项目1：临边防护缺失", "海北州交通运输局");

    loop.as("hb-rectifier").get("/api/issues/" + number + "/documents").expect(200);
    story.complete("hb-rectifier", number, "read", "海北州局", Map.of("passedOn", "已传达"));
    loop.goTo("2026-03-16T18:01");
    loop.await(() -> loop.told(number).stream().anyMatch(told -> told.contains("尚有单位未阅知")));
    loop.await(() -> loop.issue(number).path("waits").toString().contains("allSignedOff"));
    loop.goTo("2026-04-16T10:00");
    loop.await(() -> loop.told(number).stream().anyMatch(told -> told.contains("3项隐患尚有3项未销号")));

    for (String hazard : loop.children(number)) {
      story.signOff(
          loop.issue(hazard).path("unit").asText().equals("QH-HB")
              ? "hb-rectifier"
              : "hn-rectifier",
          hazard);
    }
    loop.await(() -> loop.issue(number).path("resolution").asText().equals("completed"));
    assertThat(loop.timers(number)).isEmpty();
    loop.expectIntact(number);
  }

  @Test
  void refusesAPlanWithoutProjectsAndCanBeWithdrawn() {
    String number = open("QH-XN-DT");
    List<Map<String, Object>> projects = projects(number, "大通县道改建");
    assertThat(projects).as("only those of the unit").hasSize(1);
    String task = loop.task(number, "plan");
    loop.as("qh-inspector").post("/api/tasks/" + task + "/claim", "").expect(200);
    assertThat(loop.submit("qh-inspector", task, "", plan(projects)).expect(422).text())
        .contains("chosen");

    loop.act("qh-inspector", number, "withdraw", Map.of("reason", "改由省厅排查")).expect(200);
    assertThat(loop.issue(number).path("resolution").asText()).isEqualTo("withdrawn");
  }

  @Test
  void goesOnWhenAllHaveReadTheBulletinAndEndsWhereNothingWasFound() {
    String number = open("QH-XN-DT");
    loop.complete("qh-inspector", number, "plan", "", plan(projects(number, "没有")));
    story.complete("qh-inspector", number, "check", "大通县道改建", check("2026-03-02"));
    loop.complete("qh-inspector", number, "draftBulletin", "", bulletin(List.of("QH-XN-DT")));
    loop.complete("qh-leader", number, "approveBulletin", "approve", Map.of());
    story.complete("dt-leader", number, "read", "大通执法局", Map.of());

    loop.await(() -> loop.issue(number).path("resolution").asText().equals("completed"));
    assertThat(loop.children(number)).isEmpty();
  }
}
