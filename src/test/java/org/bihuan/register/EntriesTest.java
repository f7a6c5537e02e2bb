package org.bihuan.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.RegisterFiles;
import org.bihuan.ServiceTest;
import org.bihuan.workbench.Pages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class EntriesTest {

  @LocalServerPort int port;
  private Api api;
  private Session inspector;
  private String register;
  private String entries;

  @BeforeEach
  void deploy() {
    api = new Api(port);
    inspector = api.as("qh-inspector");
    register = RegisterFiles.deploy(api);
    entries = "/api/registers/" + register + "/entries";
  }

  @Test
  void aRegisterIsDeployedInVersionsLikeAProcess() {
    String changed = RegisterFiles.json(register).replace("企业名录", "运输企业名录");
    assertThat(
            RegisterFiles.upload(api, register, RegisterFiles.json(register))
                .body()
                .at("/files/0/status")
                .asText())
        .isEqualTo("unchanged");
    assertThat(RegisterFiles.upload(api, register, changed).body().at("/files/0/version").asInt())
        .isEqualTo(2);
    Answer refused =
        RegisterFiles.upload(
                api,
                register,
                changed.replace("\"keyColumn\": \"code\"", "\"keyColumn\": \"name\""))
            .expect(422);
    assertThat(refused.body().at("/files/0/findings/0/rule").asText()).isEqualTo("register-key");

    JsonNode told = find(api.as("qh-reviewer").get("/api/registers").expect(200).body());

    assertThat(told.path("name").asText()).isEqualTo("运输企业名录");
    assertThat(told.path("version").asInt()).isEqualTo(2);
    assertThat(told.path("columns").findValuesAsText("id")).contains("code", "vehicles");
    assertThat(told.path("mayEdit").asBoolean()).isFalse();
    assertThat(find(inspector.get("/api/registers").body()).path("mayEdit").asBoolean()).isTrue();
  }

  private JsonNode find(JsonNode page) {
    for (JsonNode one : page.path("items")) {
      if (one.path("key").asText().equals(register)) {
        return one;
      }
    }
    throw new AssertionError(page);
  }

  @Test
  void entriesAreAddedListedAndFound() {
    for (int i = 1; i <= 5; i++) {
      Answer added =
          inspector.post(entries, RegisterFiles.company("E" + i, "湟源" + i + "号运输公司", "bus"));
      assertThat(added.expect(201).header("Location")).isEqualTo(entries + "/E" + i);
    }
    inspector.post(entries, RegisterFiles.company("X1", "海东货运", "freight")).expect(201);

    Answer first = inspector.get(entries + "?limit=4&count=true").expect(200);
    assertThat(first.body().path("total").asInt()).isEqualTo(6);
    assertThat(first.body().path("items").findValuesAsText("key"))
        .containsExactly("E1", "E2", "E3", "E4");
    Answer rest = inspector.get(entries + "?limit=4&after=" + first.text("next"));
    assertThat(rest.body().path("items").findValuesAsText("key")).containsExactly("E5", "X1");
    assertThat(rest.body().path("next").isNull()).isTrue();

    Answer found = inspector.get(entries + "?q=%E6%B9%9F%E6%BA%90%20e3");
    assertThat(found.body().path("items").findValuesAsText("key")).containsExactly("E3");
    assertThat(inspector.get(entries + "?q=%25").body().path("items")).isEmpty();
    Answer taken = inspector.post(entries, RegisterFiles.company("E1", "另一家", "bus")).expect(422);
    assertThat(taken.body().at("/errors/0/field").asText()).isEqualTo("fields.code");
  }

  @Test
  void anEntryIsChangedInVersionsAndEnds() {
    inspector.post(entries, with("2025-01-01", "2025-12-31", 10)).expect(201);
    String entry = entries + "/E1";

    Answer next = inspector.put(entry, with("2026-01-01", null, 20)).expect(200);
    assertThat(next.body().path("version").asInt()).isEqualTo(2);
    assertThat(vehicles("2025-06-30")).isEqualTo("10");
    assertThat(vehicles("2026-06-30")).isEqualTo("20");
    assertThat(vehicles("2024-12-31")).isEmpty();

    inspector.put(entry, with("2026-01-01", null, 20)).expect(200); // nothing changes
    assertThat(inspector.get(entry).body().path("version").asInt()).isEqualTo(2);
    Map<String, Object> late = new HashMap<>(with("2026-01-01", null, 30));
    late.put("version", 1);
    inspector.put(entry, late).expect(409);
    inspector.put(entry, with("2026-01-01", "2026-03-31", 20)).expect(200);
    assertThat(vehicles("2026-06-30")).isEmpty();
    assertThat(vehicles("2025-06-30")).isEqualTo("10");

    JsonNode history = inspector.get(entry + "/history?limit=2").expect(200).body();
    assertThat(history.path("items").findValuesAsText("version")).containsExactly("3", "2");
    JsonNode older =
        inspector.get(entry + "/history?limit=2&after=" + history.path("next").asText()).body();
    assertThat(older.path("items").findValuesAsText("version")).containsExactly("1");
    inspector.get(entries + "/none/history").expect(404);
    inspector.get("/api/registers/none/entries").expect(404);
  }

  private static Map<String, Object> with(String from, @Nullable String to, int vehicles) {
    Map<String, Object> form = new HashMap<>();
    form.put(
        "fields", Map.of("code", "E1", "name", "甲公司", "vehicles", vehicles, "unit", "QH-XN-DT"));
    form.put("from", from);
    form.put("to", to);
    return form;
  }

  private String vehicles(String day) {
    return inspector
        .get(entries + "?validOn=" + day)
        .expect(200)
        .body()
        .at("/items/0/fields/vehicles")
        .asText();
  }

  @Test
  void whatIsWrongIsToldAtItsField() {
    Answer refused =
        inspector
            .post(
                entries,
                Map.of(
                    "fields",
                    Map.of("code", "a/b", "vehicles", -1, "kind", "ship", "colour", "red"),
                    "from",
                    "2026-02-01",
                    "to",
                    "2026-01-01"))
            .expect(422);
    assertThat(refused.body().path("errors").findValuesAsText("field"))
        .contains(
            "fields.colour", "fields.name", "fields.kind", "fields.vehicles", "fields.unit", "to");
    Answer key = inspector.post(entries, RegisterFiles.company("a/b", "甲公司", "bus")).expect(422);
    assertThat(key.body().at("/errors/0/field").asText()).isEqualTo("fields.code");
    inspector.post(entries, "{\"fields\": {}, \"from\": \"soon\"}").expect(400);
  }

  @Test
  void onlyEditorsChangeEntries() {
    Map<String, Object> company = RegisterFiles.company("E1", "甲公司", "bus");
    api.as("dt-leader").post(entries, company).expect(403);
    api.as("dt-rectifier").post(entries, company).expect(201);
    api.as("qh-reviewer").put(entries + "/E1", company).expect(403);
    api.as("qh-admin").put(entries + "/E1", company).expect(200);
    api.as("qh-reviewer").get(entries).expect(200);
  }

  @Test
  void whereReadersAreNamedOthersFindNoRegister() {
    inspector.post(entries, RegisterFiles.company("E1", "甲公司", "bus")).expect(201);
    String file = RegisterFiles.json(register);
    RegisterFiles.upload(
            api,
            register,
            file.replace("\"columns\"", "\"readers\": [\"QH-XN-DT/leader\"], \"columns\""))
        .expect(200);

    for (String reader : List.of("dt-leader", "dt-rectifier", "qh-inspector", "qh-admin")) {
      Session session = api.as(reader);
      session.get(entries).expect(200);
      session.get(entries + "/E1/history").expect(200);
      assertThat(session.get("/api/registers").text()).contains("\"" + register + "\"");
      Pages pages = Pages.of(port, reader);
      assertThat(pages.get("/registers").expect(200).text()).contains("/registers/" + register);
      assertThat(pages.get("/registers/" + register).expect(200).text()).contains("甲公司");
      assertThat(pages.get("/registers/" + register + "/choices?q=甲").text()).contains("甲公司");
    }
    for (String other : List.of("qh-reviewer", "hz-rectifier")) {
      Session session = api.as(other);
      session.get(entries).expect(404);
      session.get(entries + "/E1").expect(404);
      session.get(entries + "/E1/history").expect(404);
      session.post(entries, RegisterFiles.company("E2", "乙公司", "bus")).expect(404);
      session.put(entries + "/E1", RegisterFiles.company("E1", "乙公司", "bus")).expect(404);
      assertThat(session.get("/api/registers").text()).doesNotContain("\"" + register + "\"");
      Pages pages = Pages.of(port, other);
      assertThat(pages.get("/registers").expect(200).text())
          .doesNotContain("/registers/" + register);
      for (String page : List.of("", "/new", "/entries/E1", "/choices?q=甲", "/import")) {
        pages.get("/registers/" + register + page).expect(404);
      }
    }
    assertThat(
            RegisterFiles.upload(
                    api,
                    register,
                    file.replace("\"columns\"", "\"readers\": [\"all\"], \"columns\""))
                .expect(422)
                .text())
        .contains("register-editor");
  }

  @Test
  void entriesAreImportedAllOrNone() {
    inspector.post(entries, RegisterFiles.company("E1", "甲公司", "bus")).expect(201);
    inspector.post(entries, RegisterFiles.company("E2", "乙公司", "bus")).expect(201);
    String file =
        """
        2026年名录,,,,
        编码,名称,类别,Vehicles,属地,生效日期
        E1,甲公司,客运,12,QH-XN-DT,
        E2,乙公司,货运,"1,200",QH-XN-DT,
        E3,丙公司,freight,3,QH-XN-DT,2026年3月1日
        """;
    Answer tried = importing(file, "true");
    assertThat(tried.body().toString())
        .isEqualTo("{\"rows\":3,\"created\":1,\"updated\":1,\"unchanged\":1,\"errors\":[]}");
    assertThat(inspector.get(entries + "?count=true").body().path("total").asInt()).isEqualTo(2);

    assertThat(importing(file, "false").body()).isEqualTo(tried.body());
    JsonNode second = inspector.get(entries + "/E2").body();
    assertThat(second.path("version").asInt()).isEqualTo(2);
    assertThat(second.at("/fields/kind").asText()).isEqualTo("freight");
    assertThat(second.at("/fields/vehicles").asInt()).isEqualTo(1200);
    assertThat(inspector.get(entries + "/E3").text("from")).isEqualTo("2026-03-01");

    String faulty = file.replace("丙公司", "").replace("freight", "ship").replace("E2", "E1");
    Answer refused = importing(faulty, "false");
    assertThat(refused.body().path("created").asInt()).isZero();
    assertThat(refused.body().path("errors").findValuesAsText("row"))
        .containsExactly("4", "5", "5");
    assertThat(refused.body().path("errors").findValuesAsText("column"))
        .containsExactly("编码", "名称", "类别");
    assertThat(importing("a,b\n1,2\n", "true").status()).isEqualTo(422);
    assertThat(importing("code,name,name\nE1,one,other\n", "true").expect(422).text())
        .contains("同一列");
    api.as("qh-reviewer")
        .upload(
            "/api/registers/" + register + "/imports",
            "a.csv",
            file.getBytes(UTF_8),
            Map.of("dryRun", "true"))
        .expect(403);
  }

  private Answer importing(String file, String dryRun) {
    return inspector.upload(
        "/api/registers/" + register + "/imports",
        "a.csv",
        file.getBytes(UTF_8),
        Map.of("dryRun", dryRun));
  }
}
