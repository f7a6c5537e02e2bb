package org.bihuan.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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

/** No list of any request takes {@code null}, declared or free. */
@ServiceTest
class NullsInListsTest {

  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  /** A body with {@code null} in one list, and where. */
  private record Gap(String body, String field) {}

  @Test
  void refusesNullInEveryListOfEveryRequest() {
    JsonNode description = api.anonymous().get("/v3/api-docs").expect(200).body();
    List<String> refused = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode schema =
            method.getValue().at("/requestBody/content").path("application/json").path("schema");
        List<Gap> gaps = new ArrayList<>();
        find(description, schema, "", "%s", gaps);
        for (Gap gap : gaps) {
          String operation = method.getKey() + " " + path.getKey() + " " + gap.body();
          Answer answer =
              api.as("qh-admin")
                  .send(
                      method.getKey().toUpperCase(java.util.Locale.ROOT),
                      path.getKey().replace("{year}", "2031").replaceAll("\\{[^}]*}", "none"),
                      gap.body().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                      "application/json");
          assertThat(answer.status()).as(operation + answer.text()).isEqualTo(400);
          assertThat(answer.body().at("/errors/0/field").asText())
              .as(operation)
              .isEqualTo(gap.field());
          refused.add(gap.field());
        }
      }
    }
    assertThat(refused).contains("tasks[0]", "items[0]", "evidence[0]", "duties[0]", "fields.a[0]");
  }

  /** Lists within a schema: those it declares, and one inside each field that takes any JSON. */
  private static void find(
      JsonNode description, JsonNode named, String path, String around, List<Gap> gaps) {
    String reference = named.path("$ref").asText();
    JsonNode schema = reference.isEmpty() ? named : description.at(reference.substring(1));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String at = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      String inside = around.formatted("{\"" + property.getKey() + "\":%s}");
      if (property.getValue().has("items")) {
        gaps.add(new Gap(inside.formatted("[null]"), at + "[0]"));
        find(
            description,
            property.getValue().path("items"),
            at + "[0]",
            inside.formatted("[%s]"),
            gaps);
      } else if (property.getValue().has("additionalProperties")) {
        if (property.getValue().path("additionalProperties").has("type")) {
          continue; // of numbers or texts alone
        }
        gaps.add(new Gap(inside.formatted("{\"a\":[null]}"), at + ".a[0]"));
        gaps.add(new Gap(inside.formatted("{\"a\":[{\"b\":[1,null]}]}"), at + ".a[0].b[1]"));
      } else {
        find(description, property.getValue(), at, inside, gaps);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/tasks/claims|{\"tasks\":[\"a\",null]}|tasks[1]",
        "/api/tasks/none/complete|{\"evidence\":[null]}|evidence[0]",
        "/api/tasks/none/complete|{\"fields\":{\"evidence\":[\"a\",[null]]}}|fields.evidence[1][0]",
        "/api/tasks/completions|{\"items\":[{\"task\":\"a\",\"fields\":{\"x\":[null]}}]}"
            + "|items[0].fields.x[0]",
        "/api/people|{\"username\":\"a\",\"displayName\":\"b\",\"duties\":[null]}|duties[0]"
      })
  void saysWhichMemberOfWhichListIsNull(String path, String body, String field) {
    Answer answer = api.as("qh-admin").with("Accept-Language", "en").post(path, body).expect(400);

    assertThat(answer.text("type")).isEqualTo("/problems/malformed");
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(answer.body().at("/errors/0/message").asText())
        .isEqualTo("A list must not hold null.");
  }

  @Test
  void takesNullForAFieldAsNothing() {
    api.as("qh-inspector")
        .post("/api/issues", "{\"title\":\"a\",\"unit\":\"QH-XN-DT\",\"fields\":{},\"basis\":null}")
        .expect(201);
  }
}
