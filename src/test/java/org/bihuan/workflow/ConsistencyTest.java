package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Damage that the product itself cannot cause, and that is made here by SQL; each test repairs what
 * it broke.
 */
@TimedTest
class ConsistencyTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;

  private final List<Runnable> repairs = new ArrayList<>();
  private Loop loop;
  private String number;

  @BeforeEach
  void open() {
    loop = Loop.begin(port, clock);
    number = loop.open(Map.of());
  }

  @AfterEach
  void repair() {
    repairs.forEach(Runnable::run);
    assertThat(faults()).isEmpty();
  }

  @Test
  void findsNothingInWhatTheProductDid() {
    loop.rectify("hz-rectifier", number);
    assertThat(faults()).isEmpty();
    loop.signOff("qh-reviewer", number);

    assertThat(faults()).isEmpty();
    loop.as("qh-leader").get("/api/operations/consistency").expect(403);
  }

  @Test
  void findsAnOpenIssueThatNothingDrives() {
    String process = value("select process from issue where number = ?");
    long leftOver = check().path("processesLeftOver").asLong();
    breaking("update issue set process = ? where number = ?", "gone", process);

    assertThat(faults()).containsExactly("process-missing");
    assertThat(check().path("processesLeftOver").asLong()).isEqualTo(leftOver + 1);
    assertThat(check().path("consistent").asBoolean()).isFalse();
  }

  @Test
  void findsTasksThatTheProcessDoesNotWaitFor() {
    String token = value("select token from task where issue = ?");
    breaking("update task set token = ? where issue = ?", "another", token);

    assertThat(faults()).containsExactly("tokens-differ");
  }

  @Test
  void findsAnIssueListedUnderStepsThatAreNotItsTasks() {
    String steps = value("select steps from issue where number = ?");
    breaking("update issue set steps = ? where number = ?", "review", steps);

    assertThat(faults()).containsExactly("steps-differ");
  }

  @Test
  void findsTheTasksOfAnIssueThatIsNotThere() {
    breaking("update task set issue = ? where issue = ?", "QH-1999-0001", number);
    repairs.clear();
    repairs.add(
        () -> jdbc.update("update task set issue = ? where issue = 'QH-1999-0001'", number));

    assertThat(faults()).containsExactlyInAnyOrder("tokens-differ", "steps-differ");
    assertThat(check().path("faults").toString())
        .contains("{\"issue\":\"QH-1999-0001\",\"fault\":\"task-left-over\"}");
  }

  private void breaking(String sql, String broken, String whole) {
    repairs.add(() -> jdbc.update(sql, whole, number));
    assertThat(jdbc.update(sql, broken, number)).isOne();
  }

  private String value(String sql) {
    return jdbc.queryForObject(sql, String.class, number);
  }

  private JsonNode check() {
    return loop.as("qh-admin").get("/api/operations/consistency").expect(200).body();
  }

  /** The faults reported for this test's issue. */
  private List<String> faults() {
    return Loop.list(check().path("faults")).stream()
        .filter(fault -> fault.path("issue").asText().equals(number))
        .map(fault -> fault.path("fault").asText())
        .toList();
  }
}
