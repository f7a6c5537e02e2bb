package org.bihuan.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever leaves something out is told what it is, in their language. */
@ServiceTest
class MissingFieldsTest {

  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qh-inspector|/api/issues                 |title      |请填写标题    |Title is required",
        "qh-inspector|/api/issues                 |unit       |请填写责任单位|Responsible unit is required",
        "qh-inspector|/api/issues/ISSUE/comments  |text       |请填写意见内容|Comment is required",
        "qh-admin    |/api/people                 |username   |请填写用户名  |User name is required",
        "qh-admin    |/api/people                 |displayName|请填写姓名    |Name is required",
        "qh-admin    |/api/units                  |name       |请填写名称    |Name is required",
        "qh-admin    |/api/tokens                 |password   |请填写密码    |Password is required",
        "qh-admin    |/api/units/QH-XN-DT/handover|to         |请选择接收者  |Recipient is required",
      })
  void areNamed(String account, String path, String field, String zh, String en) {
    Api.Session session = new Api(port).as(account);
    String number =
        new Api(port)
            .as("qh-inspector")
            .post("/api/issues", Map.of("title", "甲", "unit", "QH-XN-DT"))
            .expect(201)
            .text("number");
    Map<String, String> said =
        path.endsWith("tokens")
            ? Map.of("username", "qh-admin")
            : field.equals("unit") ? Map.of("type", "supervision-notice", "title", "甲") : Map.of();

    for (boolean english : new boolean[] {false, true}) {
      JsonNode refused =
          session
              .with("Accept-Language", english ? "en" : "zh-CN")
              .post(path.strip().replace("ISSUE", number), said)
              .body();
      assertThat(refused.path("errors"))
          .as(refused.toString())
          .anySatisfy(
              error -> {
                assertThat(error.path("field").asText()).isEqualTo(field);
                assertThat(error.path("message").asText()).isEqualTo(english ? en : zh);
              });
    }
  }
}
