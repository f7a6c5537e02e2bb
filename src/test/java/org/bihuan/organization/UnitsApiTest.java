package org.bihuan.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.organization.snapshot.CurrentOrganization;
import org.bihuan.organization.snapshot.OrganizationTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class UnitsApiTest {

  @LocalServerPort int port;
  @Autowired Units units;
  @Autowired OrganizationTables tables;
  private Api api;
  private Api.Session admin;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    admin = api.as("qh-admin");
  }

  private static Map<String, Object> unit(String code, String parent) {
    return Map.of("code", code, "name", "测试" + code, "parent", parent, "kind", "enforcement");
  }

  private String add(String code, String parent) {
    admin.post("/api/units", unit(code, parent)).expect(201);
    return code;
  }

  @Test
  void everybodySignedInReadsTheTreeSuperiorsFirst() {
    JsonNode items = api.as("dt-rectifier").get("/api/units").expect(200).body().path("items");
    Set<String> seen = new HashSet<>();
    for (JsonNode item : items) {
      assertThat(item.path("parent").isNull() || seen.contains(item.path("parent").asText()))
          .isTrue();
      seen.add(item.path("code").asText());
    }
    assertThat(seen).contains("QH", "QH-XN-DT");
    api.anonymous().get("/api/units").expect(401);
  }

  @Test
  void pagesOfTheTreeTogetherAreTheTree() {
    Api.Session reader = api.as("dt-rectifier");
    JsonNode page = reader.get("/api/units?limit=7&count=true").expect(200).body();
    Set<String> seen = new HashSet<>();
    long total = page.path("total").asLong();
    while (true) {
      page.path("items").forEach(item -> seen.add(item.path("code").asText()));
      if (page.path("next").isNull()) {
        break;
      }
      page =
          reader.get("/api/units?limit=7&after=" + page.path("next").asText()).expect(200).body();
    }
    assertThat(seen).hasSize((int) total).contains("QH", "QH-GL");
    reader.get("/api/units?after=nonsense").expect(400);
  }

  @Test
  void anAddedUnitIsKnownAtOnceAndElsewhereAfterALook() {
    CurrentOrganization otherNode = new CurrentOrganization(tables, Optional.empty());
    String code = add("TU-NEW", "QH-HN");
    assertThat(units.parent(code)).isEqualTo("QH-HN");
    assertThat(otherNode.get().units().find(code)).isEmpty();
    otherNode.refresh();
    assertThat(otherNode.get().units().find(code)).isPresent();
    assertThat(admin.get("/api/units/" + code).expect(200).text("name")).isEqualTo("测试" + code);
  }

  @Test
  void aChangeTouchesWhatItNamesAndAnEmptyTextClears() {
    String code = add("TU-CHANGED", "QH-HN");
    admin.patch("/api/units/" + code, Map.of("nameEn", "Changed", "region", "632500")).expect(200);
    JsonNode changed =
        admin
            .patch("/api/units/" + code, Map.of("region", "", "shortName", "改"))
            .expect(200)
            .body();
    assertThat(changed.path("nameEn").asText()).isEqualTo("Changed");
    assertThat(changed.path("name").asText()).isEqualTo("测试" + code);
    assertThat(changed.path("region").isNull()).isTrue();
    assertThat(admin.get("/api/units/" + code).body()).isEqualTo(changed);
  }

  @Test
  void onlyAdministratorsChangeUnits() {
    for (String username : List.of("qh-leader", "qh-inspector", "hn-rectifier")) {
      api.as(username).post("/api/units", unit("TU-NO", "QH-HN")).expect(403);
      api.as(username).patch("/api/units/QH-HN", Map.of("name", "不行")).expect(403);
    }
    assertThat(units.find("TU-NO")).isEmpty();
  }

  @Test
  void namesEveryFieldThatIsWrong() {
    JsonNode errors =
        admin
            .post(
                "/api/units",
                Map.of(
                    "code", "tu bad", "name", " ", "parent", "QH-NONE", "kind", "shop", "region",
                    "63"))
            .expect(422)
            .body()
            .path("errors");
    assertThat(errors.findValuesAsText("field"))
        .containsExactlyInAnyOrder("code", "name", "parent", "kind", "region");
    assertThat(faults(unit("QH-XN", "QH"))).containsExactly("code");
    assertThat(faults(Map.of("code", "A".repeat(65), "name", "名".repeat(201), "kind", "authority")))
        .containsExactlyInAnyOrder("code", "name", "parent");
    admin.post("/api/units", Map.of("kode", "X")).expect(400);
  }

  private List<String> faults(Map<String, Object> unit) {
    return admin
        .post("/api/units", unit)
        .expect(422)
        .body()
        .path("errors")
        .findValuesAsText("field");
  }

  @Test
  void aUnitCannotStandBelowItselfNorBecomeARoot() {
    String upper = add("TU-UP", "QH-HN");
    String lower = add("TU-LOW", upper);
    admin.patch("/api/units/" + upper, Map.of("parent", lower)).expect(422);
    admin.patch("/api/units/" + upper, Map.of("parent", upper)).expect(422);
    admin.patch("/api/units/" + upper, Map.of("parent", "")).expect(422);
    assertThat(units.upwards(lower)).containsExactly(lower, upper, "QH-HN", "QH");
    admin.patch("/api/units/" + lower, Map.of("parent", "QH-GL")).expect(200);
    assertThat(units.upwards(lower)).containsExactly(lower, "QH-GL", "QH");
  }

  @Test
  void aUnitIsRetiredAfterItsSubordinatesAndReopenedAfterItsSuperior() {
    String upper = add("TU-RET", "QH-HN");
    String lower = add("TU-RETLOW", upper);
    assertThat(admin.patch("/api/units/" + upper, Map.of("retired", true)).expect(409).text("type"))
        .isEqualTo("/problems/open-subordinates");
    admin.patch("/api/units/" + lower, Map.of("retired", true)).expect(200);
    admin.patch("/api/units/" + upper, Map.of("retired", true)).expect(200);
    assertThat(units.find(lower)).isPresent();
    admin.patch("/api/units/" + lower, Map.of("retired", false)).expect(422);
    admin.post("/api/units", unit("TU-RETNEW", upper)).expect(422);
    admin.patch("/api/units/" + upper, Map.of("retired", false)).expect(200);
    admin.patch("/api/units/" + lower, Map.of("retired", false)).expect(200);
    assertThat(units.children(upper)).containsExactly(lower);
  }

  @Test
  void theRootStaysWhereItIs() {
    admin.patch("/api/units/QH", Map.of("parent", "QH-XN")).expect(422);
    admin.patch("/api/units/QH", Map.of("retired", true)).expect(409);
  }

  @Test
  void anAdministratorRulesTheirOwnUnitAndAllBelowButDoesNotMoveIt() {
    String own = add("TU-OWN", "QH-HN");
    Api.Session local = administratorOf(own);
    local.post("/api/units", unit("TU-OWN-A", own)).expect(201);
    local.patch("/api/units/" + own, Map.of("shortName", "自改")).expect(200);
    local.patch("/api/units/" + own, Map.of("parent", "QH")).expect(403);
    local.patch("/api/units/TU-OWN-A", Map.of("parent", "QH-HN")).expect(403);
    local.patch("/api/units/QH-HN", Map.of("name", "不行")).expect(403);
    local.post("/api/units", unit("TU-OWN-B", "QH-HN")).expect(403);
  }

  private Api.Session administratorOf(String unit) {
    String username = unit.toLowerCase(java.util.Locale.ROOT) + "-admin";
    admin
        .post(
            "/api/people",
            Map.of(
                "username",
                username,
                "displayName",
                "管理员",
                "duties",
                List.of(Map.of("unit", unit, "role", "administrator"))))
        .expect(201);
    admin
        .put("/api/people/" + username + "/password", Map.of("password", "bihuan-demo"))
        .expect(204);
    return api.as(username);
  }
}
