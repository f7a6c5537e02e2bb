package org.bihuan.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The figures of a campaign by phase and unit, each equal to the list it links to. */
@ServiceTest
class CampaignProgressTest {

  @LocalServerPort int port;
  private Api api;
  private Session leader;
  private String code;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    leader = api.as("qh-leader");
    code = "F-" + UUID.randomUUID();
  }

  private void campaign(LocalDate today) {
    leader
        .post(
            "/api/campaigns",
            Map.of(
                "code", code,
                "name", "整治",
                "unit", "QH",
                "from", "2020-01-01",
                "to", "2099-12-31",
                "targetRate", 0.9,
                "phases",
                    List.of(
                        Map.of("name", "自查", "from", "2020-01-01", "to", "2020-12-31"),
                        Map.of(
                            "name",
                            "整治",
                            "nameEn",
                            "Clean-up",
                            "from",
                            today.toString(),
                            "to",
                            today.plusDays(2).toString()))))
        .expect(201);
  }

  @Test
  void figuresByPhaseAndUnitEqualTheirLists() {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    campaign(today);
    Work work = new Work(api);
    work.open("QH-XN-DT", Map.of("campaign", code));
    String signed = work.open("QH-XN-HZ", Map.of("campaign", code, "severity", "minor"));
    work.open("QH-HD-XH", Map.of("campaign", code));
    api.as("qh-inspector")
        .post(
            "/api/issues/" + signed + "/actions/withdraw",
            Map.of("fields", Map.of("reason", "重复登记")))
        .expect(200);
    String ledger = "责任单位,问题描述,发现日期\n大通执法局," + code + "护栏缺失,2020-05-06\n";
    JsonNode imported =
        api.as("qh-inspector")
            .upload(
                "/api/ledgers/imports",
                "a.csv",
                ledger.getBytes(UTF_8),
                Map.of("dryRun", "false", "campaign", code))
            .expect(200)
            .body();
    assertThat(imported.path("created").asInt()).as(imported.toString()).isEqualTo(1);

    JsonNode told = leader.get("/api/campaigns/" + code + "/progress").expect(200).body();

    assertThat(told.at("/total/total").asInt()).isEqualTo(4);
    assertThat(told.at("/total/withdrawn").asInt()).isEqualTo(1);
    assertThat(told.at("/phases/0/total/total").asInt()).isEqualTo(1);
    assertThat(told.at("/phases/1/total/total").asInt()).isEqualTo(3);
    assertThat(told.at("/outside/total").asInt()).isZero();
    assertThat(told.path("units")).hasSize(2);
    equalsItsLists(told.path("total"));
    for (JsonNode phase : told.path("phases")) {
      equalsItsLists(phase.path("total"));
      phase.path("units").forEach(this::equalsItsLists);
    }
    told.path("units").forEach(this::equalsItsLists);
    JsonNode ofXining =
        api.as("xn-leader").get("/api/campaigns/" + code + "/progress").expect(200).body();
    assertThat(ofXining.at("/total/total").asInt()).isEqualTo(3);
    assertThat(
            leader
                .with("Accept-Language", "en")
                .get("/api/campaigns/" + code + "/progress")
                .body()
                .at("/phases/1/name")
                .asText())
        .isEqualTo("Clean-up");
    leader.get("/api/campaigns/none-" + code + "/progress").expect(404);
  }

  private void equalsItsLists(JsonNode group) {
    Map<String, String> links = new HashMap<>();
    group.path("links").properties().forEach(e -> links.put(e.getKey(), e.getValue().asText()));
    assertThat(links).isNotEmpty();
    for (String figure : List.of("total", "open", "signedOff", "overdue", "withdrawn", "late")) {
      assertThat(
              leader
                  .get(links.get(figure) + "&count=true")
                  .expect(200)
                  .body()
                  .path("total")
                  .asInt())
          .as(links.get(figure))
          .isEqualTo(group.path(figure).asInt());
    }
  }
}
