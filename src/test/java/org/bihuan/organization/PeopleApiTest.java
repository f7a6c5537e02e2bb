package org.bihuan.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.http.Problem;
import org.bihuan.organization.people.Accounts;
import org.bihuan.organization.people.DutyForm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionOperations;

@ServiceTest
@RecordApplicationEvents
class PeopleApiTest {

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired PeopleDirectory directory;
  @Autowired InitialOrganization setup;
  @Autowired Accounts accounts;
  @Autowired TransactionOperations transactions;
  private Api api;
  private Api.Session admin;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    admin = api.as("qh-admin");
  }

  private static DutyForm duty(String unit, String role) {
    return new DutyForm(unit, role);
  }

  private void add(String username, DutyForm... duties) {
    admin
        .post(
            "/api/people",
            Map.of("username", username, "displayName", "测试", "duties", List.of(duties)))
        .expect(201);
  }

  private Api.Session withPassword(String username) {
    admin
        .put("/api/people/" + username + "/password", Map.of("password", "bihuan-demo"))
        .expect(204);
    return api.as(username);
  }

  @Test
  void somebodyMayHaveTwoRolesInOneUnitAndDutiesInSeveral() {
    add("pp-many", duty("QH-HB", "leader"), duty("QH-HB", "inspector"), duty("QH-HX", "monitor"));
    assertThat(admin.get("/api/people/pp-many").expect(200).body().path("duties"))
        .extracting(node -> node.path("unit").asText() + "/" + node.path("role").asText())
        .containsExactly("QH-HB/inspector", "QH-HB/leader", "QH-HX/monitor");
    assertThat(people.holders("QH-HB/leader")).contains("pp-many");
  }

  @Test
  void dutiesAreGivenTakenAndGivenAgain() {
    add("pp-duty", duty("QH-HB", "rectifier"));
    String path = "/api/people/pp-duty/duties";
    admin.post(path, duty("QH-HB", "reviewer")).expect(200);
    admin.post(path, duty("QH-HB", "reviewer")).expect(200);
    admin.delete(path + "?unit=QH-HB&role=reviewer").expect(204);
    assertThat(people.holders("QH-HB/reviewer")).doesNotContain("pp-duty");
    admin.delete(path + "?unit=QH-HB&role=reviewer").expect(404);
    admin.post(path, duty("QH-HB", "reviewer")).expect(200);
    assertThat(people.holders("QH-HB/reviewer")).contains("pp-duty");
  }

  @Test
  void theLastDutyStays() {
    add("pp-last", duty("QH-HB", "rectifier"));
    assertThat(
            admin
                .delete("/api/people/pp-last/duties?unit=QH-HB&role=rectifier")
                .expect(409)
                .text("type"))
        .isEqualTo("/problems/last-duty");
  }

  @Test
  void aRetiredPersonHoldsNothingAndMayComeBack() {
    add("pp-retired", duty("QH-HB", "monitor"));
    admin.patch("/api/people/pp-retired", Map.of("retired", true)).expect(200);
    assertThat(people.holders("QH-HB/monitor")).doesNotContain("pp-retired");
    assertThat(people.find("pp-retired").orElseThrow().retired()).isTrue();
    admin.patch("/api/people/pp-retired", Map.of("retired", false)).expect(200);
    assertThat(people.holders("QH-HB/monitor")).contains("pp-retired");
  }

  @Test
  void theLastAdministratorOfTheRootIsNeitherRetiredNorStripped() {
    assertThat(people.holders("QH/administrator")).containsExactly("qh-admin");
    assertThat(
            admin.patch("/api/people/qh-admin", Map.of("retired", true)).expect(409).text("type"))
        .isEqualTo("/problems/last-administrator");
    admin.post("/api/people/qh-admin/duties", duty("QH", "monitor")).expect(200);
    assertThat(
            admin
                .delete("/api/people/qh-admin/duties?unit=QH&role=administrator")
                .expect(409)
                .text("type"))
        .isEqualTo("/problems/last-administrator");
    assertThat(people.holders("QH/administrator")).containsExactly("qh-admin");
    admin.delete("/api/people/qh-admin/duties?unit=QH&role=monitor").expect(204);
  }

  @Test
  void namesEveryFieldThatIsWrong() {
    JsonNode errors =
        admin
            .post(
                "/api/people",
                Map.of(
                    "username", "有空格 的",
                    "displayName", "名".repeat(101),
                    "duties", List.of(duty("QH-NONE", "king"))))
            .expect(422)
            .body()
            .path("errors");
    assertThat(errors.findValuesAsText("field"))
        .containsExactlyInAnyOrder("username", "displayName", "duties[0].unit", "duties[0].role");
    admin.post("/api/people", Map.of("username", "pp-x", "displayName", "无")).expect(422);
    admin.post("/api/people/qh-leader/duties", duty("QH", "king")).expect(422);
    admin.delete("/api/people/qh-leader/duties?unit=QH&role=king").expect(400);
    admin.patch("/api/people/qh-leader", Map.of("displayName", "")).expect(422);
  }

  @Test
  void peopleOutsideAnAdministratorsPartAreNotThere() {
    add("pp-xnadmin", duty("QH-XN", "administrator"));
    add("pp-both", duty("QH-XN", "monitor"), duty("QH-HD", "monitor"));
    Api.Session local = withPassword("pp-xnadmin");
    local.get("/api/people/hd-inspector").expect(404);
    local.patch("/api/people/hd-inspector", Map.of("retired", true)).expect(404);
    local.post("/api/people/hd-inspector/duties", duty("QH-XN", "monitor")).expect(404);
    local.patch("/api/people/pp-both", Map.of("displayName", "改名")).expect(403);
    local.post("/api/people/pp-both/duties", duty("QH-XN-DT", "monitor")).expect(200);
    local.post("/api/people/pp-both/duties", duty("QH-HD", "leader")).expect(403);
    local.delete("/api/people/pp-both/duties?unit=QH-HD&role=monitor").expect(403);
    local
        .post(
            "/api/people",
            Map.of(
                "username", "pp-escape",
                "displayName", "越权",
                "duties", List.of(duty("QH", "administrator"))))
        .expect(403);
    assertThat(people.find("pp-escape")).isEmpty();
  }

  @Test
  void anAccountIsInTheHandsOfThoseWhoAdministerAllItsDuties() {
    Caller local = caller("QH-XN", Role.ADMINISTRATOR);
    accounts.requireAdministrator(local, "xn-inspector");
    assertThatThrownBy(() -> accounts.requireAdministrator(local, "qh-admin"))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.name()).isEqualTo("not-found"));
    assertThatThrownBy(
            () -> accounts.requireAdministrator(caller("QH", Role.LEADER), "xn-inspector"))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.name()).isEqualTo("forbidden"));
  }

  private static Caller caller(String unit, Role role) {
    return new Caller("somebody", "Somebody", List.of(new Duty(unit, role)));
  }

  @Test
  void leadersAndInspectorsListTheirPartAndOthersThemselves() {
    Api.Session inspector = api.as("xn-inspector");
    List<String> seen =
        inspector.get("/api/people?limit=200").expect(200).body().findValuesAsText("username");
    assertThat(seen)
        .contains("xn-leader", "dt-rectifier")
        .doesNotContain("hd-inspector", "qh-admin");
    assertThat(
            inspector
                .get("/api/people?unit=QH-XN-DT&limit=200")
                .expect(200)
                .body()
                .findValuesAsText("username"))
        .contains("dt-rectifier")
        .doesNotContain("xn-leader");
    inspector.get("/api/people?unit=QH-HD").expect(403);
    inspector.get("/api/people/hd-inspector").expect(404);
    api.as("dt-rectifier").get("/api/people").expect(403);
    api.as("dt-rectifier").get("/api/people/dt-leader").expect(404);
    api.as("dt-rectifier").get("/api/people/dt-rectifier").expect(200);
  }

  @Test
  void pagesOfPeopleTogetherAreAllOfThem() {
    JsonNode first = admin.get("/api/people?limit=20&count=true").expect(200).body();
    assertThat(first.path("items")).hasSize(20);
    long total = first.path("total").asLong();
    long seen = 20;
    JsonNode next = first.path("next");
    while (!next.isNull()) {
      JsonNode page = admin.get("/api/people?limit=20&after=" + next.asText()).expect(200).body();
      seen += page.path("items").size();
      next = page.path("next");
    }
    assertThat(seen).isEqualTo(total);
  }

  @Test
  void theDirectorysWordReplacesDuties() {
    directory.upsert("pp-oidc", "目录用户", List.of(new Duty("QH-GL", Role.MONITOR)));
    assertThat(people.holders("QH-GL/monitor")).contains("pp-oidc");
    directory.upsert(
        "pp-oidc", "改名", List.of(new Duty("QH-GL", Role.LEADER), new Duty("QH-NONE", Role.LEADER)));
    assertThat(people.find("pp-oidc").orElseThrow())
        .isEqualTo(new Person("pp-oidc", "改名", List.of(new Duty("QH-GL", Role.LEADER)), false));
    assertThat(people.holders("QH-GL/monitor")).doesNotContain("pp-oidc");
  }

  @Test
  void whoeverFollowsDutiesHearsWhichGroupsChanged(ApplicationEvents events) {
    directory.upsert("pp-event", "事件", List.of(new Duty("QH-GL", Role.MONITOR)));
    directory.upsert("pp-event", "事件", List.of(new Duty("QH-GL", Role.REVIEWER)));
    directory.upsert("pp-event", "改名", List.of(new Duty("QH-GL", Role.REVIEWER)));
    assertThat(events.stream(DutiesChanged.class))
        .extracting(DutiesChanged::groups)
        .containsExactly(Set.of("QH-GL/monitor"), Set.of("QH-GL/monitor", "QH-GL/reviewer"));
  }

  @Test
  void aTransactionSeesItsOwnChangeAndARolledBackOneLeavesNothing() {
    String group = "QH-GL/inspector";
    transactions.executeWithoutResult(
        status -> {
          directory.upsert("pp-back", "撤回", List.of(new Duty("QH-GL", Role.INSPECTOR)));
          assertThat(people.holders(group)).contains("pp-back");
          assertThat(CompletableFuture.supplyAsync(() -> people.holders(group)).join())
              .doesNotContain("pp-back");
          status.setRollbackOnly();
        });
    assertThat(people.find("pp-back")).isEmpty();
  }

  @Test
  void theDirectoryDoesNotTakeAwayTheLastAdministrator() {
    Set<String> before = people.holders("QH/administrator");
    assertThat(before).containsExactly("qh-admin");
    Person known = people.find("qh-admin").orElseThrow();
    directory.upsert("qh-admin", known.displayName(), List.of());
    assertThat(people.find("qh-admin")).contains(known);
  }

  @Test
  void aServiceIsSetUpOnce() {
    assertThat(setup.isEmpty()).isFalse();
    assertThatThrownBy(() -> setup.create("ZZ", "另一个", "zz-admin", "管理员"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.name()).isEqualTo("already-set-up"));
    assertThat(people.find("zz-admin")).isEmpty();
  }
}
