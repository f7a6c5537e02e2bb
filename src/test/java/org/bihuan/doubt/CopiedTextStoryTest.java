package org.bihuan.doubt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A text that was handed in before is told to whoever reviews, who looks at both. */
@ServiceTest
class CopiedTextStoryTest {

  private static final String SUBMIT = "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"%s\"}}";

  @LocalServerPort private int port;
  private Api api;
  private Work work;
  private String text;

  @BeforeEach
  void write() {
    api = new Api(port);
    work = new Work(api);
    text = text();
  }

  @Test
  void isToldWithBothPlacesUntilSomebodyHasLookedAtIt() {
    String first = rectified("QH-XN-DT", "dt-rectifier", text);
    String second = rectified("QH-XN-HZ", "hz-rectifier", "大通县交通运输综合行政执法局" + text + "共 37 处");

    assertThat(doubts("qh-inspector", first).path("items")).isEmpty();
    JsonNode doubt = doubts("qh-inspector", second).at("/items/0");
    assertThat(doubt.path("rule").asText()).isEqualTo("copiedText");
    assertThat(doubt.path("kind").asText()).isEqualTo("text");
    assertThat(doubt.path("told").asText()).contains("100%");
    assertThat(doubt.at("/facts/part").asDouble()).isGreaterThan(0.9);
    assertThat(doubt.at("/other/issue").asText()).isEqualTo(first);
    assertThat(doubts("qh-inspector", second).path("items")).hasSize(1);

    String page = "/issues/" + second + "/doubts/" + doubt.path("id").asText();
    assertThat(Pages.of(port, "qh-inspector").get(page).expect(200).text())
        .contains(first)
        .contains(text);
    assertThat(Pages.of(port, "qh-reviewer").get("/issues/" + second).expect(200).text())
        .contains(page);

    dismiss("qh-reviewer", second, doubt, " ").expect(422);
    dismiss("hz-rectifier", second, doubt, "无").expect(404);
    dismiss("dt-rectifier", second, doubt, "无").expect(404);
    dismiss("qh-reviewer", first, doubt, "另一问题").expect(404);
    Answer dismissed = dismiss("qh-reviewer", second, doubt, "同一份省级通知的原文").expect(200);
    assertThat(dismissed.body().at("/dismissal/by").asText()).isEqualTo("qh-reviewer");
    dismiss("qh-inspector", second, doubt, "再说一遍").expect(200);
    Session reviewer = api.as("qh-reviewer");
    JsonNode trail = reviewer.get("/api/issues/" + second + "/trail").body().path("items");
    assertThat(trail.findValuesAsText("act")).containsOnlyOnce("doubtDismissed");
    assertThat(trail.toString()).contains("同一份省级通知的原文").doesNotContain("再说一遍");
    assertThat(reviewer.get("/api/issues/" + second + "/trail/verification").text("intact"))
        .isEqualTo("true");
  }

  @Test
  void doesNotNameAnIssueThatItsReaderMayNotSee() {
    String first = rectified("QH-XN-HZ", "hz-rectifier", text);
    String second = rectified("QH-XN-DT", "dt-rectifier", text);
    String leader = "dt-leader";

    Answer seen = api.as(leader).get("/api/issues/" + second + "/doubts").expect(200);
    assertThat(seen.body().at("/items/0/otherHidden").asBoolean()).isTrue();
    assertThat(seen.text()).doesNotContain(first);
    String page = "/issues/" + second + "/doubts/" + seen.body().at("/items/0/id").asText();
    assertThat(Pages.of(port, leader).get(page).expect(200).text())
        .contains(text)
        .doesNotContain(first);
    api.as(leader).get("/api/issues/" + first + "/doubts").expect(404);
    api.as("dt-rectifier").get("/api/issues/" + second + "/doubts").expect(404);
    Pages.of(port, "dt-rectifier").get(page).expect(404);
  }

  @Test
  void isNotToldOfWhatTheProductFilledInAgain() {
    String issue = rectified("QH-XN-DT", "dt-rectifier", text);
    Work.does(
        api.as("qh-reviewer"),
        issue,
        "review",
        "{\"outcome\":\"sendBack\",\"fields\":{\"reason\":\"未见佐证\"}}");
    Work.does(api.as("dt-rectifier"), issue, "rectify", SUBMIT.formatted(text));
    Compared.now(port, issue);

    assertThat(doubts("qh-reviewer", issue).path("items")).isEmpty();
  }

  @Test
  void reachesTheSupervisingUnitWhereItIsFoundAfterTheSignOff() {
    String first = rectified("QH-XN-DT", "dt-rectifier", text);
    String second = open("QH-XN-HZ", "hz-rectifier", text);
    Work.does(api.as("qh-reviewer"), second, "review", "{\"outcome\":\"signOff\"}");
    assertThat(told("qh-leader", second)).isFalse();
    Compared.now(port, second);

    JsonNode found = doubts("qh-leader", second).path("items"); // the quick review is among it
    assertThat(found.findValuesAsText("rule")).containsOnlyOnce("copiedText");
    for (JsonNode doubt : found) {
      assertThat(doubt.path("afterSignOff").asBoolean()).isTrue();
      assertThat(doubt.at("/other/issue").asText(first)).isEqualTo(first);
    }
    assertThat(told("qh-leader", second)).isTrue();
    assertThat(told("hz-rectifier", second)).isFalse();
  }

  private boolean told(String username, String issue) {
    return api.as(username)
        .get("/api/notifications?limit=200")
        .expect(200)
        .text()
        .lines()
        .anyMatch(line -> line.contains(issue) && line.contains("存疑提示"));
  }

  private String rectified(String unit, String rectifier, String measures) {
    String issue = open(unit, rectifier, measures);
    Compared.now(port, issue);
    return issue;
  }

  private String open(String unit, String rectifier, String measures) {
    String issue = work.open(unit, Map.of());
    Work.does(api.as(rectifier), issue, "rectify", SUBMIT.formatted(measures));
    return issue;
  }

  private JsonNode doubts(String username, String issue) {
    return api.as(username).get("/api/issues/" + issue + "/doubts").expect(200).body();
  }

  private Answer dismiss(String username, String issue, JsonNode doubt, String reason) {
    return api.as(username)
        .post(
            "/api/issues/" + issue + "/doubts/" + doubt.path("id").asText() + "/dismissal",
            Map.of("reason", reason));
  }

  /** One that no other test writes. */
  private static String text() {
    StringBuilder text = new StringBuilder("已");
    for (char one : UUID.randomUUID().toString().replace("-", "").toCharArray()) {
      text.append("整改核实通报公示培训考核规范台账监督".charAt(Character.digit(one, 16)))
          .append((char) ('\u4e00' + one * 7));
    }
    return text.toString();
  }
}
