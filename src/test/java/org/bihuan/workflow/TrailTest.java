package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.TestDatabase;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@TimedTest
class TrailTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Loop loop;
  private String number;

  @BeforeEach
  void open() {
    loop = Loop.begin(port, clock);
    number = loop.open(Map.of());
  }

  @Test
  void hasAnEntryForEachActInOrder() {
    String task = loop.task(number, "rectify");
    loop.as("hz-rectifier").post("/api/tasks/" + task + "/claim", "").expect(200);
    loop.as("hz-rectifier").post("/api/tasks/" + task + "/release", "").expect(200);
    loop.as("qh-inspector")
        .post("/api/issues/" + number + "/comments", Map.of("text", "请抓紧"))
        .expect(201);
    loop.rectify("hz-rectifier", number);
    loop.sendBack("qh-reviewer", number, "review");
    loop.act("qh-inspector", number, "withdraw", Map.of("reason", "重复")).expect(200);

    List<JsonNode> trail = loop.trail(number);

    assertThat(trail.stream().map(entry -> entry.path("act").asText()))
        .containsExactly(
            "opened",
            "decided",
            "dueDateSet",
            "claimed",
            "released",
            "commented",
            "claimed",
            "completed",
            "claimed",
            "completed",
            "roundBegun",
            "acted",
            "closed");
    assertThat(trail.stream().map(entry -> entry.path("seq").asInt()))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
    JsonNode sentBack = trail.get(9);
    assertThat(sentBack.path("actor").asText()).isEqualTo("qh-reviewer");
    assertThat(sentBack.path("unit").asText()).isEqualTo("QH");
    assertThat(sentBack.path("step").asText()).isEqualTo("review");
    assertThat(sentBack.path("outcome").asText()).isEqualTo("sendBack");
    assertThat(sentBack.path("round").asInt()).isEqualTo(1);
    assertThat(trail.get(11).path("unit").asText()).isEqualTo("QH");
    loop.expectIntact(number);
  }

  @Test
  void namesProcessVersionAndElementForWhatTheSystemDid() {
    loop.goTo("2026-03-16T18:01");
    loop.settle(number);

    for (JsonNode entry : loop.trail(number)) {
      if (entry.path("actor").asText().equals("system")) {
        assertThat(entry.path("data").path("process").asText()).isEqualTo("rectification");
        assertThat(entry.path("data").path("version").asInt()).isPositive();
        assertThat(entry.path("data").path("element").asText()).isNotEmpty();
      }
    }
    assertThat(loop.trail(number, "issueOpened")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update trail_entry set outcome = 'signOff' where issue = ? and seq = 3",
        "update trail_entry set actor = 'somebody' where issue = ? and seq = 1",
        "delete from trail_entry where issue = ? and seq = 2",
        "delete from trail_entry where issue = ? and seq = 3",
        "delete from trail_entry where issue = ?",
        "update trail_entry set seq = 5 - seq where issue = ? and seq in (2, 3)",
      })
  void isFoundBrokenWhenAnEntryIsChangedRemovedMovedOrCutOff(String tampering) {
    assumeFalse(TestDatabase.isPostgresql(), "the database refuses it");
    assertThat(loop.trail(number)).hasSize(3);
    loop.expectIntact(number);

    assertThat(jdbc.update(tampering, number)).isPositive();

    JsonNode said =
        loop.as("qh-leader")
            .get("/api/issues/" + number + "/trail/verification")
            .expect(200)
            .body();
    assertThat(said.path("intact").asBoolean()).isFalse();
    assertThat(said.path("brokenAt").asInt()).isBetween(1, 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update trail_entry set actor = 'somebody' where seq = 1",
        "delete from trail_entry where seq = 1",
        "truncate table trail_entry",
      })
  void isGuardedByPostgresqlItself(String tampering) {
    assumeTrue(TestDatabase.isPostgresql(), "H2 has no such guard");

    assertThatThrownBy(() -> jdbc.update(tampering)).hasMessageContaining("append-only");

    loop.expectIntact(number);
  }
}
