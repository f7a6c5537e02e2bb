package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API description is whole, and is left where the client generator takes it from. */
@ServiceTest
class ApiDescriptionTest {

  private static final Path LEFT = Path.of("target", "openapi.json");

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
