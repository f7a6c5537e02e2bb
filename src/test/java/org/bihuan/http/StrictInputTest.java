package org.bihuan.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class StrictInputTest {

  @LocalServerPort int port;
  Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  @Test
  void refusesAnUnknownFieldByName() {
    Answer answer = signIn("{\"username\":\"a\",\"password\":\"b\",\"remember\":true}").expect(400);
    assertThat(answer.text("type")).isEqualTo("/problems/malformed");
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("remember");
  }

  @Test
  void refusesANumberWhereTextBelongs() {
    Answer answer = signIn("{\"username\":5,\"password\":\"b\"}").expect(400);
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("username");
  }

  @Test
  void refusesAnObjectWhereTextBelongs() {
    Answer answer = signIn("{\"username\":{\"a\":1},\"password\":\"b\"}").expect(400);
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("username");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"username\":|username|line 1, column 13",
        "{\"username\":\"a\",\"username\":\"b\",\"password\":\"c\"}|username|line 1, column 2",
        "{\"username\":\"a\",\\n\"password\":c}|password|line 2, column 12",
        "{\"username\":{\"a\":[1,]}}|username|wrong type",
        "{\"username\":\"a\",\"password\":\"c\"} {}|''|one JSON object",
        "[]|''|one JSON object",
        "''|''|required",
        "nonsense|''|line 1, column"
      })
  void saysWhereJsonGoesWrong(String body, String field, String words) {
    Answer answer =
        api.anonymous()
            .with("Accept-Language", "en")
            .post("/api/tokens", body.replace("\\n", "\n"))
            .expect(400);
    assertThat(answer.text("type")).isEqualTo("/problems/malformed");
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(answer.body().at("/errors/0/message").asText()).contains(words);
  }

  @Test
  void saysWhereJsonGoesWrongInChinese() {
    assertThat(signIn("{\n  \"username\": }").expect(400).body().at("/errors/0/message").asText())
        .contains("第 2 行");
  }

  @Test
  void refusesDeepNesting() {
    signIn("{\"username\":" + "[".repeat(5000) + "]".repeat(5000) + "}").expect(400);
  }

  @Test
  void refusesAMissingField() {
    Answer answer = signIn("{\"username\":\"a\"}").expect(400);
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("password");
  }

  @Test
  void refusesAnUnknownQueryParameter() {
    Answer answer = api.as("qh-admin").get("/api/me?colour=red").expect(400);
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("colour");
  }

  @Test
  void refusesABodyOfTenMegabytes() {
    String large = "{\"username\":\"" + "x".repeat(10_000_000) + "\"}";
    assertThat(signIn(large).expect(413).text("type")).isEqualTo("/problems/too-large");
  }

  @Test
  void refusesABodyOfTenMegabytesInChunks() throws Exception {
    byte[] large =
        ("{\"username\":\"" + "x".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/tokens"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
            .build();
    var response =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void refusesOtherMediaTypesMethodsAndAddresses() {
    var admin = api.as("qh-admin");
    byte[] form = "a=b".getBytes(StandardCharsets.UTF_8);
    problem(api.anonymous().send("POST", "/api/tokens", form, "text/plain"), 415);
    Answer method = admin.put("/api/tokens", Map.of());
    problem(method, 405);
    assertThat(method.header("Allow")).contains("POST");
    problem(admin.get("/api/nothing-here"), 404);
    problem(admin.get("/api/../api//me"), 400);
  }

  @Test
  void answersInItsOwnFormatWhateverAcceptSays() {
    String code = "T-" + System.nanoTime();
    var unit = Map.of("code", code, "name", "测试单位", "parent", "QH", "kind", "enforcement");
    for (String accept : List.of("image/png", "x/", "text/html", "application/problem+json")) {
      var admin = api.as("qh-admin").with("Accept", accept);
      assertThat(admin.get("/api/me").expect(200).header("Content-Type"))
          .as(accept)
          .startsWith("application/json");
      admin.get("/api/ledgers/export").expect(200);
    }
    api.as("qh-admin").with("Accept", "x/").post("/api/units", unit).expect(201);
  }

  private static void problem(Answer answer, int status) {
    answer.expect(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    assertThat(answer.text("title")).isNotBlank().doesNotContain("problem.");
    assertThat(answer.text("detail")).isNotBlank().doesNotContain("problem.");
  }

  @Test
  void answersInTheLanguageAskedFor() {
    assertThat(me("en").text("title")).isEqualTo("Not signed in");
    assertThat(me("en-GB,en;q=0.8").text("title")).isEqualTo("Not signed in");
    assertThat(me("zh").text("title")).isEqualTo("尚未登录");
    assertThat(me("fr").text("title")).isEqualTo("尚未登录");
    assertThat(api.anonymous().get("/api/me").text("title")).isEqualTo("尚未登录");
  }

  private Answer me(String language) {
    return api.anonymous().with("Accept-Language", language).get("/api/me").expect(401);
  }

  @Test
  void documentsEachProblemAtItsType() {
    Answer answer =
        api.anonymous().with("Accept-Language", "en").get("/problems/malformed").expect(200);
    assertThat(answer.text("title")).isEqualTo("Malformed request");
    api.anonymous().get("/problems/too-large").expect(200);
    api.anonymous().get("/problems/too-many-requests").expect(200);
    problem(api.anonymous().get("/problems/nothing-like-it"), 404);
  }

  @Test
  void describesItselfWithProblemsAndWithoutTheCaller() {
    Answer answer = api.anonymous().get("/v3/api-docs").expect(200);
    assertThat(answer.text("openapi")).startsWith("3.1");
    assertThat(answer.body().at("/components/schemas/Problem").isMissingNode()).isFalse();
    assertThat(answer.body().at("/paths/~1api~1me/get/parameters").isMissingNode()).isTrue();
    assertThat(answer.body().at("/paths/~1api~1tokens/get/parameters").findValuesAsText("name"))
        .containsExactlyInAnyOrder("after", "limit");
    assertThat(answer.text()).doesNotContain("\"/error\"");
    api.anonymous().get("/swagger-ui/index.html").expect(200);
  }

  private Answer signIn(String body) {
    return api.anonymous().post("/api/tokens", body);
  }
}
