package org.bihuan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bihuan.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API description is complete, and is written to where the client generator reads it. */
@ServiceTest
@Tag("once")
class ApiDescriptionTest {

  private static final Path LEFT = Path.of("target", "openapi.json");

  /** Operations whose bodies are checked only when their issue, task or unit exists. */
  private static final String NEEDS_SOMETHING_THERE =
      ".*(\\{number}|\\{id}|\\{type}|\\{code}|\\{key}|\\{receipt}).*|post /api/issues";

  @LocalServerPort int port;

  private JsonNode description;

  private record Operation(String name, JsonNode body) {}

  @BeforeEach
  void read() {
    description = new Api(port).as("qh-inspector").get("/v3/api-docs").expect(200).body();
  }

  @Test
  void isLeftForTheClientGenerator() throws IOException {
    assertThat(description.path("openapi").asText()).startsWith("3.1");

    Files.writeString(LEFT, description.toPrettyString());
  }

  @Test
  void everyOperationHasANameOfItsOwnAndASummary() {
    assertThat(operations())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            operation -> {
              assertThat(operation.body().path("operationId").asText())
                  .as(operation.name())
                  .matches("[a-z][a-zA-Z]+");
              assertThat(operation.body().path("summary").asText())
                  .as(operation.name())
                  .isNotBlank();
            })
        .extracting(operation -> operation.body().path("operationId").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyOperationSaysWhatItAnswers() {
    assertThat(operations())
        .allSatisfy(
            operation ->
                assertThat(operation.body().path("responses").properties())
                    .as(operation.name())
                    .anySatisfy(ApiDescriptionTest::isSuccessWithItsBody));
  }

  @Test
  void everyOperationMayAnswerWithAProblem() {
    assertThat(operations())
        .allSatisfy(
            operation ->
                assertThat(
                        operation
                            .body()
                            .at("/responses/default/content/application~1problem+json/schema/$ref")
                            .asText())
                    .as(operation.name())
                    .isEqualTo("#/components/schemas/Problem"));
  }

  @Test
  void everyOperationSaysHowItRefuses() {
    assertThat(operations())
        .allSatisfy(
            operation ->
                assertThat(operation.body().path("responses").properties())
                    .as(operation.name())
                    .anyMatch(response -> response.getKey().matches("4\\d\\d"))
                    .filteredOn(response -> response.getKey().startsWith("4"))
                    .allSatisfy(
                        response -> {
                          assertThat(response.getValue().path("description").asText()).isNotBlank();
                          assertThat(
                                  response
                                      .getValue()
                                      .at("/content/application~1problem+json/schema"))
                              .isNotEmpty();
                        }));
  }

  @Test
  void requiresOfAnAnswerOnlyWhatIsAlwaysThere() {
    assertThat(required(schema("Deployed"))).containsExactlyInAnyOrder("dryRun", "files");
  }

  @Test
  void everyParameterSaysWhatItMeans() {
    for (Operation operation : operations()) {
      for (JsonNode parameter : operation.body().path("parameters")) {
        assertThat(parameter.path("description").asText())
            .as(operation.name() + " " + parameter.path("name").asText())
            .isNotBlank();
      }
    }
  }

  @Test
  void whatAnEmptyBodyIsRefusedForIsDescribedAsRequired() {
    Map<String, List<String>> refused = new TreeMap<>();
    for (Operation operation : operations()) {
      JsonNode body = operation.body().at("/requestBody/content/application~1json/schema");
      if (!body.isMissingNode() && !operation.name().matches(NEEDS_SOMETHING_THERE)) {
        List<String> fields = refusedWhenEmpty(operation);
        refused.put(operation.name(), fields);
        assertThat(required(body)).as(operation.name()).containsAll(fields);
      }
    }
    assertThat(refused)
        .containsEntry("post /api/units", List.of("code", "name", "kind", "parent"))
        .containsEntry("post /api/people", List.of("username", "displayName", "duties"))
        .containsEntry("post /api/tasks/claims", List.of("tasks"));
  }

  @Test
  void whatAChangeMayLeaveOutIsNotRequired() {
    assertThat(required(schema("UnitForm"))).isEmpty();
    assertThat(required(schema("OpenIssue"))).containsExactly("title");
    assertThat(schema("OpenIssue").at("/properties/title/type").asText()).isEqualTo("string");
  }

  private List<String> refusedWhenEmpty(Operation operation) {
    String[] name = operation.name().split(" ");
    String address = name[1].replaceAll("\\{year}", "2099").replaceAll("\\{username}", "xn-leader");
    Answer answer =
        new Api(port)
            .as("qh-admin")
            .send(
                name[0].toUpperCase(Locale.ROOT),
                address,
                "{}".getBytes(UTF_8),
                "application/json");
    List<String> fields = new ArrayList<>();
    answer.body().path("errors").forEach(error -> fields.add(error.path("field").asText()));
    return fields;
  }

  private List<String> required(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    JsonNode named = reference.isEmpty() ? schema : description.at(reference.substring(1));
    List<String> required = new ArrayList<>();
    named.path("required").forEach(field -> required.add(field.asText()));
    return required;
  }

  private JsonNode schema(String name) {
    return description.at("/components/schemas/" + name);
  }

  private static void isSuccessWithItsBody(Map.Entry<String, JsonNode> response) {
    assertThat(response.getKey()).startsWith("2");
    if (!response.getKey().equals("204")) {
      assertThat(response.getValue().path("content").properties())
          .isNotEmpty()
          .allSatisfy(content -> assertThat(content.getValue().path("schema")).isNotEmpty())
          .noneSatisfy(content -> assertThat(content.getKey()).isEqualTo("*/*"));
    }
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (var path : description.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        operations.add(new Operation(method.getKey() + " " + path.getKey(), method.getValue()));
      }
    }
    return operations;
  }
}
