package org.bihuan.issue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.organization.People;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Searching by text, on databases with and without an index for it. */
@ServiceTest
class IssueSearchTest {

  @LocalServerPort int port;
  @Autowired Units units;
  @Autowired People people;
  private Api.Session inspector;
  private final String category = "search-" + UUID.randomUUID();
  private String bridge;

  @BeforeEach
  void open() {
    inspector = new Api(port).as("qh-inspector");
    bridge =
        opened(
            Map.of(
                "title", "桥梁限载标志缺失",
                "description", "限重 20t 的标志，在 K12+300 处倒伏；进度 100%，编号 a_b\\c。",
                "location", "S101 线 K12+300"));
    opened(Map.of("title", "Fire Extinguisher 过期", "description", "隧道消防栓锈蚀"));
  }

  private String opened(Map<String, String> texts) {
    Map<String, Object> issue = new HashMap<>(texts);
    issue.put("unit", "QH-XN-DT");
    issue.put("category", category);
    return inspector.post("/api/issues", issue).expect(201).text("number");
  }

  private List<String> found(String text) {
    List<String> titles = new ArrayList<>();
    inspector
        .get("/api/issues?count=true&category=" + category + "&q=" + URLEncoder.encode(text, UTF_8))
        .expect(200)
        .body()
        .path("items")
        .forEach(item -> titles.add(item.path("title").asText()));
    return titles;
  }

  @ParameterizedTest
  @CsvSource({
    "桥, 桥梁限载标志缺失",
    "限载, 桥梁限载标志缺失",
    "标志缺失, 桥梁限载标志缺失",
    "K12+300 处, 桥梁限载标志缺失",
    "k12, 桥梁限载标志缺失",
    "s1, 桥梁限载标志缺失",
    "0t 的, 桥梁限载标志缺失",
    "100%, 桥梁限载标志缺失",
    "a_b\\c, 桥梁限载标志缺失",
    "fire, Fire Extinguisher 过期",
    "R 过期, Fire Extinguisher 过期",
    "消防栓, Fire Extinguisher 过期",
  })
  void isFoundByAnyPieceOfItsTexts(String text, String title) {
    assertThat(found(text)).containsExactly(title);
  }

  @ParameterizedTest
  @CsvSource({
    "Ｋ１２＋３００, 桥梁限载标志缺失",
    "ｓ１０１, 桥梁限载标志缺失",
    "100％, 桥梁限载标志缺失",
    "ＦＩＲＥ, Fire Extinguisher 过期",
  })
  void fullWidthAndHalfWidthAreOne(String text, String title) {
    assertThat(found(text)).containsExactly(title);
  }

  @Test
  void fullWidthTextsAreFoundByHalfWidthWords() {
    opened(Map.of("title", "Ｇ６线（北侧）：护栏Ａ２损坏"));

    assertThat(found("g6线(北侧):护栏a2")).containsExactly("Ｇ６线（北侧）：护栏Ａ２损坏");
  }

  @Test
  void isFoundByTheNameOfItsUnit() {
    Unit unit = units.find("QH-XN-DT").orElseThrow();

    assertThat(found(unit.name())).hasSize(2);
    assertThat(found(unit.name() + " 锈蚀")).containsExactly("Fire Extinguisher 过期");
    assertThat(found(String.valueOf(unit.nameEn()).split(" ")[0])).hasSize(2);
    assertThat(found(units.find("QH-HD-HL").orElseThrow().name())).isEmpty();
  }

  @Test
  void isFoundByTheNameOfSomebodyWhoWorkedOnIt() {
    String person = people.find("dt-rectifier").orElseThrow().displayName();
    assertThat(found("dt-rectifier")).isEmpty();

    Api.Session rectifier = new Api(port).as("dt-rectifier");
    Work.claim(rectifier, Work.task(rectifier, bridge, "rectify")).expect(200);

    assertThat(found(person)).contains("桥梁限载标志缺失");
    assertThat(found("dt-rectifier")).containsExactly("桥梁限载标志缺失");
    assertThat(found("qh-inspector")).hasSize(2);
  }

  @Test
  void isFoundByItsNumberOrAPieceOfIt() {
    assertThat(found(bridge)).containsExactly("桥梁限载标志缺失");
    assertThat(found(bridge.substring(3).toLowerCase(Locale.ROOT))).containsExactly("桥梁限载标志缺失");
    assertThat(found("qh-")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"锈蚀 fire", "锈蚀　FIRE", " 锈蚀\t隧道 extinguisher "})
  void wordsMayStandInAnyOrderAndInDifferentTexts(String words) {
    assertThat(found(words)).containsExactly("Fire Extinguisher 过期");
  }

  @ParameterizedTest
  @ValueSource(strings = {"桥梁 锈蚀", "梁桥", "a%c", "axb", "栓消", "缺失限", "失限"})
  void isNotFoundWhereAWordIsMissing(String words) {
    assertThat(found(words)).isEmpty();
  }

  @Test
  void nothingToLookForFindsAll() {
    assertThat(found(" 　")).hasSize(2);
  }

  @Test
  void aTextTooLongIsRefusedByName() {
    Api.Answer refused = inspector.get("/api/issues?q=" + "a".repeat(201)).expect(400);
    assertThat(refused.body().path("errors").path(0).path("field").asText()).isEqualTo("q");
    inspector.get("/api/issues?q=" + "a".repeat(200)).expect(200);
  }
}
