package org.bihuan.organization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.http.Problem;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;

/**
 * No account can be named like the service itself, so that its trail entries are certainly not by a
 * person.
 */
@ServiceTest
class SystemActorTest {

  @LocalServerPort private int port;
  @Autowired private PeopleDirectory directory;
  @Autowired private People people;
  @Autowired private MessageSource messages;
  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system", "System", "SYSTEM", " system ", "system.", "sys-tem", "s_y_s_t_e_m", "system@",
        "ｓｙｓｔｅｍ", "ѕystem", "system\u200B", "bihuan", "ledger", "Import", "demo", "anonymous",
        "anonymousUser"
      })
  void isNoAccount(String username) {
    assertThat(created(username, "张三").expect(422).body().findValuesAsText("field"))
        .containsOnly("username");
    assertThat(imported(username, "张三")).isEqualTo("username");
    assertThatThrownBy(() -> directory.upsert(username, "张三", List.of()))
        .isInstanceOf(Problem.class);
    assertThat(people.find(username.strip())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"系统", " 系 统", "System", "THE SYSTEM", "ｓｙｓｔｅｍ", "系\u200B统", "「系统」", "系統"})
  void isNobodysName(String name) {
    assertThat(created("sa-named", name).expect(422).body().findValuesAsText("field"))
        .containsOnly("displayName");
    assertThat(imported("sa-named", name)).isEqualTo("display_name");
    api.as("qh-admin").patch("/api/people/gl-rectifier", Map.of("displayName", name)).expect(422);
    assertThatThrownBy(() -> directory.upsert("sa-named", name, List.of()))
        .isInstanceOf(Problem.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "系统\u3164",
        "系\uFFA0统",
        "\u115F系统\u1160",
        "S\u0443stem",
        "\uA731ystem",
        "系ー统",
        "\u2F77统",
        "\u2F77統",
        "ˢʸˢᵗᵉᵐ",
        "Systém",
        "\u0405\u0443\u0455\u0442\u0435\u043C",
        "Sys\u03C4em"
      })
  void isDrawnLikeNothingElse(String name) {
    assertThat(SystemActor.looksLike(name)).isTrue();
  }

  @Test
  void isImitatedByNoMixedLetters() {
    for (String name : List.of("Aдmin", "Σara", "Анna")) {
      assertThat(created("sa-mixed", name).expect(422).body().findValuesAsText("field"))
          .containsExactly("displayName");
    }
    for (String name : List.of("Анна", "Σοφία", "張統", "ーノ", "김철수", "José")) {
      assertThat(SystemActor.looksLike(name) || SystemActor.isMixed(name)).as(name).isFalse();
    }
  }

  @Test
  void leavesNamesAloneThatOnlyHoldTheWord() {
    created("system-administrator-" + System.nanoTime(), "系统管理员").expect(201);
  }

  @Test
  void isShownByNamesThatNobodyMayHave() {
    for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      String label = messages.getMessage("workbench.system", null, locale);
      assertThat(SystemActor.looksLike(label)).as(label).isTrue();
    }
    assertThat(SystemActor.isReserved(SystemActor.USERNAME)).isTrue();
  }

  @Test
  void isToldApartInTheTrail() {
    String issue = new Work(api).open("QH-XN-DT", Map.of());
    Work.does(
        api.as("dt-rectifier"),
        issue,
        "rectify",
        "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"a\"}}");
    JsonNode entries =
        api.as("qh-leader").get("/api/issues/" + issue + "/trail").expect(200).body().path("items");
    assertThat(entries).isNotEmpty();
    for (JsonNode entry : entries) {
      assertThat(entry.path("bySystem").isBoolean()).isTrue();
      assertThat(entry.path("bySystem").asBoolean())
          .as(entry.toString())
          .isEqualTo(entry.path("actor").asText().equals("system"));
    }
    assertThat(entries.findValuesAsText("bySystem")).contains("true", "false");
    assertThat(Pages.of(port, "qh-leader").get("/issues/" + issue).expect(200).text())
        .contains("<b class=\"bh-by-system\">系统</b>", "<b>大通执法局整改责任人</b>");
  }

  private Api.Answer created(String username, String name) {
    return api.as("qh-admin")
        .post(
            "/api/people",
            Map.of(
                "username",
                username,
                "displayName",
                name,
                "duties",
                List.of(Map.of("unit", "QH-GL", "role", "monitor"))));
  }

  private String imported(String username, String name) {
    String row = "\"" + username + "\",\"" + name + "\",QH-GL,monitor\n";
    return api.as("qh-admin")
        .upload(
            "/api/people/imports",
            "a.csv",
            ("username,display_name,unit,roles\n" + row).getBytes(UTF_8),
            Map.of("dryRun", "false"))
        .expect(200)
        .body()
        .at("/errors/0/column")
        .asText();
  }
}
