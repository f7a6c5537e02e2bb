package org.bihuan.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A row of which somebody changed a code in the database. */
@ServiceTest
class UnreadableRowTest {

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;

  private Api api;
  private String issue;

  @BeforeEach
  void openAnIssue() {
    api = new Api(port);
    issue = new Work(api).open("QH-XN-DT", Map.of("campaign", "unreadable"));
  }

  @AfterEach
  void restore() {
    jdbc.update("update issue set severity = 'minor', status = 'open' where number = ?", issue);
  }

  @ParameterizedTest
  @CsvSource({"severity, serious", "status, nope"})
  void takesNoListAwayAndIsNamed(String column, String code) {
    jdbc.update("update issue set " + column + " = ? where number = ?", code, issue);
    Api.Session leader = api.as("qh-leader");

    assertThat(leader.get("/api/issues?campaign=unreadable").expect(200).text("items"))
        .as("the list")
        .isNotNull();
    leader.get("/api/ledgers/export?campaign=unreadable").expect(200);
    assertThat(leader.get("/api/issues/" + issue).expect(409).text("type"))
        .isEqualTo("/problems/record-differs");
    JsonNode said = leader.get("/api/issues/" + issue + "/trail/verification").expect(200).body();
    assertThat(said.path("intact").asBoolean()).isFalse();
    assertThat(said.at("/differences/0").toString()).contains(column);
  }
}
