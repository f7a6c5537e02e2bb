package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TimedTest
class LanguageTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;

  private Loop loop;

  @BeforeEach
  void begin() {
    loop = Loop.begin(port, clock);
  }

  @ParameterizedTest
  @CsvSource({
    "zh-CN, 整改, 提交复核, 整改措施, 申请延期, 理由",
    "en, Rectify, Submit for review, Measures taken, Request an extension, Reason",
    "fr, 整改, 提交复核, 整改措施, 申请延期, 理由",
  })
  void namesStepsOutcomesFieldsAndActionsAsAsked(
      String language, String step, String outcome, String field, String action, String reason) {
    String number = loop.open(Map.of());
    Api rectifier = new Api(loop, language);

    JsonNode issue = rectifier.get("/api/issues/" + number);
    JsonNode task = rectifier.get("/api/tasks/" + issue.path("steps").get(0).path("task").asText());

    assertThat(issue.path("steps").get(0).path("name").asText()).isEqualTo(step);
    assertThat(task.path("name").asText()).isEqualTo(step);
    JsonNode form = task.path("form");
    assertThat(form.path("outcomes").get(0).path("name").asText()).isEqualTo(outcome);
    assertThat(form.path("fields").get(0).path("name").asText()).isEqualTo(field);
    JsonNode extension = issue.path("actions").get(0);
    assertThat(extension.path("name").asText()).isEqualTo(action);
    assertThat(extension.path("form").path("fields").get(1).path("name").asText()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "zh-CN, 落实整改, 督导发现的问题, 确有困难",
    "en, Rectify, The responsible unit rectifies, If the due date",
    "fr, 落实整改, 督导发现的问题, 确有困难",
  })
  void explainsStepsTypesAndActionsAsAsked(
      String language, String step, String type, String action) {
    String number = loop.open(Map.of());
    Api rectifier = new Api(loop, language);

    JsonNode issue = rectifier.get("/api/issues/" + number);
    JsonNode task = rectifier.get("/api/tasks/" + issue.path("steps").get(0).path("task").asText());
    JsonNode rectification = rectifier.get("/api/types/rectification");

    assertThat(task.path("help").asText()).startsWith(step);
    assertThat(rectification.path("help").asText()).startsWith(type);
    assertThat(issue.path("actions").get(0).path("help").asText()).startsWith(action);
  }

  /** The unit's rectifier, who reads this language. */
  private record Api(Loop loop, String language) {
    JsonNode get(String path) {
      return loop.as("hz-rectifier").with("Accept-Language", language).get(path).expect(200).body();
    }
  }
}
