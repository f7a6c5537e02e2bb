package org.bihuan.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.Api;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.workbench.Pages;
import org.bihuan.workflow.Loop;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two units rectify, one of them badly; the province assesses them. */
@TimedTest
class AssessmentsTest {

  private static final String DAY = "2027-01-11";
  private static final int EACH = 12;

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
    loop.goTo(DAY + "T09:00");
  }

  private Api.Answer assess(String username, Map<String, Object> more) {
    Map<String, Object> asked = new HashMap<>(Map.of("from", DAY, "to", DAY));
    asked.putAll(more);
    asked.values().removeIf(""::equals);
    return loop.as(username).post("/api/assessments", asked);
  }

  private static JsonNode of(JsonNode assessment, String unit, String figure) {
    for (JsonNode row : assessment.path("units")) {
      for (JsonNode each : row.path("figures")) {
        if (row.path("unit").asText().equals(unit) && each.path("figure").asText().equals(figure)) {
          return each;
        }
      }
    }
    throw new AssertionError(unit + " " + figure);
  }

  /** Issues of Huangzhong, of Xining, pass at once; those of Hualong, of Haidong, do not. */
  private void work() {
    for (int i = 0; i < EACH; i++) {
      String good = loop.open(Map.of());
      loop.rectify("hz-rectifier", good);
      loop.signOff("qh-reviewer", good);
      String bad = loop.open(Map.of("unit", "QH-HD-HL"));
      loop.rectify("hl-rectifier", bad);
      loop.sendBack("qh-reviewer", bad, "review");
      loop.rectify("hl-rectifier", bad);
      loop.signOff("qh-reviewer", bad);
    }
    // too few to say anything
    loop.open(Map.of("unit", "QH-HB"));
  }

  @Test
  void tellsBandsAndPointsTheSameEachTime() {
    work();

    JsonNode made = assess("qh-leader", Map.of()).expect(201).body();

    assertThat(made.path("unit").asText()).isEqualTo("QH");
    JsonNode good = of(made, "QH-XN", "firstPass");
    JsonNode bad = of(made, "QH-HD", "firstPass");
    assertThat(good.path("good").asInt()).isEqualTo(EACH);
    assertThat(good.path("band").asText()).isEqualTo("better");
    assertThat(good.path("place").asInt()).isEqualTo(1);
    assertThat(bad.path("good").asInt()).isZero();
    assertThat(bad.path("band").asText()).isEqualTo("worse");
    assertThat(bad.path("points").asDouble()).isEqualTo(8);
    assertThat(bad.path("why").asText()).contains("低于");
    // where all are alike, a unit needs many cases of its own to be told apart
    assertThat(of(made, "QH-HD", "lasting").path("band").asText()).isEqualTo("tooFew");
    JsonNode few = of(made, "QH-HB", "rectified");
    assertThat(few.path("band").asText()).isEqualTo("tooFew");
    assertThat(few.path("points").isNull()).isTrue();

    // what happens afterwards, and to whom it is told, changes nothing
    loop.open(Map.of("unit", "QH-HB"));
    String path = "/api/assessments/" + made.path("id").asText();
    assertThat(loop.as("qh-leader").get(path).expect(200).body()).isEqualTo(made);
    assertThat(loop.as("xn-leader").get(path).expect(200).body()).isEqualTo(made);
    assertThat(list("qh-inspector")).contains(made.path("id").asText());
    everyFigureListsItsIssues(made);
    shownOnItsPage(made);
  }

  private List<String> list(String username) {
    JsonNode page = loop.as(username).get("/api/assessments?limit=50").expect(200).body();
    return Loop.texts(page.path("items"), "id");
  }

  private void everyFigureListsItsIssues(JsonNode made) {
    JsonNode bad = of(made, "QH-HD", "rectified");
    assertThat(
            loop.as("qh-leader")
                .get("/api" + bad.path("link").asText() + "&count=true&limit=1")
                .expect(200)
                .body()
                .path("total")
                .asInt())
        .isEqualTo(bad.path("good").asInt());
  }

  private void shownOnItsPage(JsonNode made) {
    Document page =
        Jsoup.parse(
            Pages.of(port, "qh-leader")
                .get("/assessments/" + made.path("id").asText())
                .expect(200)
                .text());
    assertThat(page.select(".bh-assessed tbody tr")).hasSize(made.path("units").size());
    assertThat(page.select(".bh-band-worse").eachText()).isNotEmpty().containsOnly("低于其他单位");
    assertThat(page.select("svg.bh-funnel")).hasSize(4);
  }

  @Test
  void isMadeByLeadersAndSeenByWhoeverItIsAbout() {
    String id = assess("qh-leader", Map.of("unit", "QH-XN")).expect(201).text("id");

    assess("qh-inspector", Map.of()).expect(403);
    assess("hz-rectifier", Map.of()).expect(403);
    assess("dt-leader", Map.of()).expect(403);
    for (String stranger : Set.of("hd-inspector", "hz-rectifier")) {
      loop.as(stranger).get("/api/assessments/" + id).expect(404);
      assertThat(list(stranger)).doesNotContain(id);
    }
    loop.as("dt-leader").get("/api/assessments/" + id).expect(200);
    loop.as("qh-leader").get("/api/assessments/none").expect(404);
  }

  @Test
  void saysWhatCannotBeAssessed() {
    refused("unit", Map.of("unit", "nowhere"));
    refused("unit", Map.of("unit", "QH-XN-HZ"));
    refused("type", Map.of("type", "none-such"));
    refused("from", Map.of("from", ""));
    refused("to", Map.of("to", ""));
    refused("to", Map.of("to", "2026-01-01"));
    refused("to", Map.of("to", "2040-01-01"));
    assertThat(assess("xn-leader", Map.of("unit", "QH-HD")).expect(422).text()).contains("unit");
  }

  private void refused(String field, Map<String, Object> more) {
    JsonNode body = assess("qh-leader", more).expect(422).body();
    assertThat(Loop.texts(body.path("errors"), "field")).containsExactly(field);
    assertThat(body.path("errors").path(0).path("message").asText()).doesNotContain("assessment.");
  }
}
