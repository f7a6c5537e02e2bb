package org.bihuan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People read what campaigns and categories are called, not the codes that issues keep. */
@ServiceTest
class CodeNamesTest {

  private static final String CATEGORIES = "/api/types/rectification/categories";

  @LocalServerPort private int port;

  private final String mark = UUID.randomUUID().toString();
  private final String campaign = "C-" + mark;
  private final String category = "K-" + mark;

  @Test
  void standWhereTheirCodesWould() {
    Api api = new Api(port);
    Session leader = api.as("qh-leader");
    Map<String, Object> about = CampaignsTest.draft(campaign);
    about.put("name", "专项" + mark);
    leader.post("/api/campaigns", about).expect(201);
    listed(leader);
    String number =
        new Work(api).open("QH-XN-DT", Map.of("campaign", campaign, "category", category));

    for (String by : List.of("campaign", "category")) {
      JsonNode group =
          leader
              .get("/api/statistics?type=rectification&by=" + by + "&campaign=" + campaign)
              .expect(200)
              .body()
              .at("/groups/0");
      assertThat(group.path("key").asText()).endsWith("-" + mark);
      assertThat(group.path("name").asText())
          .isEqualTo((by.equals("campaign") ? "专项" : "类别") + mark);
    }
    Pages inspector = Pages.of(port, "qh-inspector");
    assertThat(inspector.get("/issues?campaign=" + campaign).expect(200).text())
        .contains("专项" + mark, "类别" + mark);
    assertThat(inspector.get("/issues/" + number).expect(200).text())
        .contains("专项" + mark, "类别" + mark);
    keepsItsCodeInLedgers(api.as("qh-inspector"));
  }

  /** An exported ledger says the name; imported again it changes nothing. */
  private void keepsItsCodeInLedgers(Session inspector) {
    byte[] ledger =
        inspector.get("/api/ledgers/export?campaign=" + campaign).expect(200).raw().body();

    JsonNode told =
        inspector
            .upload(
                "/api/ledgers/imports",
                "ledger.xlsx",
                ledger,
                Map.of("dryRun", "true", "type", "rectification"))
            .expect(200)
            .body();

    assertThat(told.path("unchanged").asInt()).as(told.toString()).isEqualTo(1);
    assertThat(told.path("differences")).as(told.toString()).isEmpty();
  }

  private void listed(Session leader) {
    List<Object> items = new ArrayList<>();
    for (JsonNode item : leader.get(CATEGORIES).expect(200).body().path("items")) {
      if (item.path("mergedInto").isNull()) {
        items.add(
            Map.of(
                "code", item.path("code").asText(),
                "name", item.path("name").asText(),
                "retired", item.path("retired").asBoolean()));
      }
    }
    items.add(Map.of("code", category, "name", "类别" + mark));
    leader.put(CATEGORIES, Map.of("items", items)).expect(200);
  }
}
