package org.bihuan.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class StatisticsTest {

  @LocalServerPort private int port;

  private final String category = "统计" + UUID.randomUUID();
  private Api.Session inspector;

  @BeforeEach
  void openThree() {
    inspector = new Api(port).as("qh-inspector");
    open("QH-XN-DT", "minor");
    open("QH-XN-HZ", "minor");
    open("QH-HB", "critical");
  }

  private void open(String unit, String severity) {
    inspector
        .post(
            "/api/issues",
            Map.of("title", "甲", "unit", unit, "severity", severity, "category", category))
        .expect(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"category", "unit", "severity", "source", "campaign", "month", "foundMonth"})
  void groupsAddUpToTheTotalAndLinksListTheirIssues(String by) {
    JsonNode said = statistics(inspector, "&by=" + by);

    int total = 0;
    for (JsonNode group : said.path("groups")) {
      total += group.path("total").asInt();
      JsonNode link = group.path("links").path("total");
      if (!link.isMissingNode()) {
        assertThat(listed(link.asText())).isEqualTo(group.path("total").asInt());
      }
    }
    assertThat(total).isEqualTo(3);
    assertThat(said.path("by").asText()).isEqualTo(by);
    assertThat(said.path("total").path("total").asInt()).isEqualTo(3);
    assertThat(said.path("total").path("rate").asDouble()).isZero();
    for (JsonNode link : said.path("total").path("links")) {
      assertThat(listed(link.asText())).isIn(0, 3);
    }
  }

  @Test
  void aUnitsOwnIssuesAreListedWithoutThoseOfItsSubordinates() {
    open("QH-XN", "minor");

    JsonNode groups = statistics(inspector, "&by=unit").path("groups");

    assertThat(groups).hasSize(4);
    for (JsonNode group : groups) {
      for (String figure : List.of("total", "open")) {
        assertThat(listed(group.path("links").path(figure).asText())).isEqualTo(1);
      }
    }
    inspector.get("/api/issues?unitAlone=true").expect(400);
  }

  @Test
  void importedIssuesCountInTheMonthInWhichTheyWereFound() {
    String ledger = "问题类别,问题描述,责任单位,检查日期,整改时限\n" + category + ",旧问题,湟中执法局,2025-06-15,2025-06-30\n";
    inspector
        .upload("/api/ledgers/imports", "a.csv", ledger.getBytes(UTF_8), Map.of("dryRun", "false"))
        .expect(200);

    JsonNode found = statistics(inspector, "&by=foundMonth").path("groups").get(0);

    assertThat(found.path("key").asText()).isEqualTo("2025-06");
    assertThat(found.path("total").asInt()).isOne();
    assertThat(listed(found.path("links").path("total").asText())).isOne();
    assertThat(statistics(inspector, "&by=month").path("groups")).hasSize(1);
    String page =
        Pages.of(port, "qh-leader")
            .get("/overview?category=" + URLEncoder.encode(category, UTF_8))
            .expect(200)
            .text();
    assertThat(page).contains("2025-06", "发现日期从", "其他方式办结", "按期率", "整改率");
    assertThat(
            Pages.of(port, "qh-leader")
                .get("/overview?month=opened&category=" + URLEncoder.encode(category, UTF_8))
                .expect(200)
                .text())
        .doesNotContain("2025-06")
        .contains("登记日期从");
  }

  @Test
  void otherTypesAreToldInTheirOwnWords() {
    String lookBacks =
        Pages.of(port, "qh-leader").get("/overview?type=look-back").expect(200).text();

    assertThat(lookBacks).doesNotContain("整改率");
    assertThat(statistics(inspector, "&type=look-back").path("summary").asText())
        .doesNotContain("整改");
  }

  @Test
  void countOnlyWhatTheCallerMaySee() {
    assertThat(statistics(new Api(port).as("xn-leader"), "").path("total").path("total").asInt())
        .isEqualTo(2);
  }

  @Test
  void saysTotalAloneWhereNothingIsGrouped() {
    JsonNode said = statistics(inspector, "");

    assertThat(said.path("groups")).isEmpty();
    assertThat(said.path("summary").asText()).isEqualTo("查摆的3个问题，完成整改0个，整改率0%。");
  }

  @Test
  void refusesToGroupByAnythingElse() {
    inspector.get("/api/statistics?by=colour").expect(400);
  }

  private JsonNode statistics(Api.Session session, String more) {
    return session
        .get("/api/statistics?category=" + URLEncoder.encode(category, UTF_8) + more)
        .expect(200)
        .body();
  }

  private int listed(String link) {
    return inspector.get(link + "&count=true").expect(200).body().path("total").asInt();
  }
}
