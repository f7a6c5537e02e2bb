package org.bihuan.organization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bihuan.Accounts;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/**
 * Only administrators of the root unit administer what all units share; a county's administrator
 * administers the county.
 */
@ServiceTest
class RootAdministratorsTest {

  private static final String PROCESS = "rectification.bpmn20.xml";

  @LocalServerPort private int port;
  private Api api;
  private String username;
  private Session county;
  private Session province;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    username = Accounts.create(api, "QH-XN-DT", "administrator");
    county = Accounts.session(api, username);
    province = api.as("qh-admin");
  }

  private static byte[] process() throws IOException {
    return new ClassPathResource("processes/" + PROCESS).getContentAsByteArray();
  }

  private static void expectRefused(Answer answer) {
    assertThat(answer.expect(403).text("detail")).contains("最上级单位的管理员");
  }

  @Test
  void deployAndCheckProcesses() throws IOException {
    for (String dryRun : List.of("true", "false")) {
      Map<String, String> parts = Map.of("dryRun", dryRun);
      expectRefused(county.upload("/api/processes", PROCESS, process(), parts));
      province.upload("/api/processes", PROCESS, process(), parts).expect(200);
    }
  }

  @Test
  void migrateIssues() {
    String migration = "/api/processes/rectification/migration";
    expectRefused(county.post(migration, Map.of("dryRun", true)));
    expectRefused(county.post(migration, Map.of("dryRun", false)));
    province.post(migration, Map.of("dryRun", true)).expect(200);
  }

  @Test
  void lookAfterJobsAndConsistency() {
    for (String address : List.of("/api/operations/jobs", "/api/operations/consistency")) {
      expectRefused(county.get(address));
      province.get(address).expect(200);
    }
    expectRefused(county.post("/api/operations/jobs/none/retry", ""));
    province.post("/api/operations/jobs/none/retry", "").expect(404);
  }

  @Test
  void announceHolidays() {
    Map<String, Object> none = Map.of("days", List.of());
    expectRefused(county.put("/api/calendar/2098", none));
    province.put("/api/calendar/2098", none).expect(200);
  }

  @Test
  void readTheMetrics() {
    county.get("/actuator/prometheus").expect(403);
    province.get("/actuator/prometheus").expect(404); // allowed; there are no metrics in tests
  }

  @Test
  void findTheFormsForItOnPagesAndOthersDoNot() throws IOException {
    Pages atCounty = Pages.of(port, username, Accounts.PASSWORD);
    assertThat(atCounty.get("/people").expect(200).text())
        .contains("href=\"/people\"")
        .doesNotContain("href=\"/jobs\"");
    assertThat(atCounty.get("/processes").expect(200).text()).doesNotContain("name=\"file\"");
    assertThat(atCounty.get("/calendar").expect(200).text())
        .doesNotContain("method=\"post\" action=\"/calendar");
    atCounty.get("/jobs").expect(403);
    atCounty.get("/jobs?check=true").expect(403);
    atCounty.post("/jobs/none/retry", Map.of()).expect(403);
    atCounty.upload("/processes", PROCESS, process(), Map.of()).expect(403);
    atCounty
        .post(
            "/processes/deployment",
            Map.of("name", PROCESS, "content", Base64.getEncoder().encodeToString(process())))
        .expect(403);
    atCounty.post("/processes/rectification/migration", Map.of("dryRun", "true")).expect(403);
    atCounty
        .post("/calendar/2098/days", Map.of("date", "2098-01-01", "kind", "holiday", "name", "元旦"))
        .expect(403);
    atCounty.post("/calendar/2098/announcement", Map.of("days", "")).expect(403);
    atCounty.post("/calendar/2098/notice", Map.of("notice", "一、元旦：1月1日放假。")).expect(403);

    Pages atProvince = Pages.of(port, "qh-admin");
    assertThat(atProvince.get("/people").expect(200).text())
        .contains("href=\"/people\"", "href=\"/jobs\"");
    assertThat(atProvince.get("/processes").expect(200).text()).contains("name=\"file\"");
  }

  @Test
  void areTheOnlyOnesWhomAPersonWithADutyAboveIsSubjectTo() {
    String both = Accounts.create(api, "QH-XN-DT", "rectifier");
    province
        .post("/api/people/" + both + "/duties", Map.of("unit", "QH", "role", "monitor"))
        .expect(200);
    String person = "/api/people/" + both;
    for (Answer answer :
        List.of(
            county.put(person + "/password", Map.of("password", "taken over 123")),
            county.delete(person + "/tokens"),
            county.patch(person, Map.of("retired", true)),
            county.patch(person, Map.of("displayName", "改名")),
            county.post(person + "/duties", Map.of("unit", "QH", "role", "administrator")),
            county.post(person + "/duties", Map.of("unit", "QH-XN", "role", "leader")),
            county.post(person + "/duties", Map.of("unit", "QH-XN-HZ", "role", "leader")),
            county.delete(person + "/duties?unit=QH&role=monitor"))) {
      answer.expect(403);
    }
    assertThat(imported(both + ",改名,QH-XN-DT,rectifier")).isEqualTo(1);
    assertThat(imported(both + ",测试,QH,administrator")).isEqualTo(1);
    assertThat(imported("t-new-above,测试,QH-XN,leader")).isEqualTo(1);
    province.put(person + "/password", Map.of("password", Accounts.PASSWORD)).expect(204);
  }

  private int imported(String row) {
    return county
        .upload(
            "/api/people/imports",
            "a.csv",
            ("username,display_name,unit,roles\n" + row + "\n").getBytes(UTF_8),
            Map.of("dryRun", "false"))
        .expect(200)
        .body()
        .path("errors")
        .size();
  }

  @Test
  void moveUnitsInAndOutOfAPart() {
    String unit = "RA" + System.nanoTime();
    Session city = Accounts.session(api, Accounts.create(api, "QH-XN", "administrator"));
    city.post(
            "/api/units",
            Map.of("code", unit, "name", "一", "parent", "QH-XN", "kind", "enforcement"))
        .expect(201);
    city.patch("/api/units/" + unit, Map.of("parent", "QH-HD")).expect(403);
    city.patch("/api/units/QH-HD-HL", Map.of("parent", "QH-XN")).expect(403);
    city.patch("/api/units/QH-XN", Map.of("parent", "QH-HD")).expect(403);
    city.patch("/api/units/QH-XN", Map.of("retired", true)).expect(409);
    for (String row :
        List.of(
            unit + ",一,,,QH-HD,enforcement,",
            "QH-HD-HL,化隆,,,QH-XN,enforcement,",
            "RA-BESIDE,旁,,,QH-HD,enforcement,")) {
      Answer answer =
          city.upload(
              "/api/units/imports",
              "a.csv",
              ("code,name,name_en,short_name,parent,kind,region\n" + row + "\n").getBytes(UTF_8),
              Map.of("dryRun", "false"));
      assertThat(answer.expect(200).body().path("errors")).as(row).hasSize(1);
    }
    province.patch("/api/units/" + unit, Map.of("parent", "QH-HD")).expect(200);
  }
}
