package org.bihuan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Where only what is listed is allowed. */
@ServiceTest
@DirtiesContext
@TestPropertySource(
    properties = {"bihuan.campaigns.listed-only=true", "bihuan.categories.listed-only=true"})
class ListedOnlyTest {

  @LocalServerPort int port;

  @Test
  void whatIsNotListedIsRefusedWithTheNearest() {
    Api api = new Api(port);
    api.as("qh-leader")
        .post(
            "/api/campaigns",
            Map.of(
                "code",
                "2026-ROAD",
                "name",
                "整治",
                "unit",
                "QH",
                "from",
                "2026-01-01",
                "to",
                "2026-12-31"))
        .expect(201);
    api.as("qh-leader")
        .put("/api/types/rectification/categories", Map.of("items", List.of(Map.of("name", "乱罚款"))))
        .expect(200);

    Answer refused =
        api.as("qh-inspector")
            .with("Accept-Language", "en")
            .post("/api/issues", Map.of("title", "缺失", "unit", "QH-XN-DT", "campaign", "2026-RAOD"))
            .expect(422);
    assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("campaign");
    assertThat(refused.body().at("/errors/0/message").asText()).contains("2026-ROAD");
    Answer other =
        api.as("qh-inspector")
            .post("/api/issues", Map.of("title", "缺失", "unit", "QH-XN-DT", "category", "乱罚 款"))
            .expect(422);
    assertThat(other.body().at("/errors/0/field").asText()).isEqualTo("category");
    assertThat(other.body().at("/errors/0/message").asText()).contains("乱罚款");
    Answer ledger =
        api.as("qh-inspector")
            .upload(
                "/api/ledgers/imports",
                "a.csv",
                "责任单位,问题描述,问题类别\n大通执法局,护栏缺失,乱罚金\n"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Map.of("campaign", "2026-RAOD"))
            .expect(200);
    assertThat(ledger.body().path("errors").toString()).contains("2026-ROAD");
    api.as("qh-inspector")
        .post(
            "/api/issues",
            Map.of("title", "缺失", "unit", "QH-XN-DT", "campaign", "2026-ROAD", "category", "乱罚款"))
        .expect(201);
  }
}
