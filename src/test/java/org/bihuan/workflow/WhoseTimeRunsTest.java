package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.Map;
import java.util.UUID;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.workflow.operations.TimingsWorkedOut;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** An issue opened on Monday 2 March 2026 is due on Monday 16 March at 18:00. */
@TimedTest
class WhoseTimeRunsTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TimingsWorkedOut older;

  private final String category = "期限" + UUID.randomUUID();
  private Loop loop;
  private String number;

  @BeforeEach
  void open() {
    loop = Loop.begin(port, clock);
    number = loop.open(Map.of("category", category));
  }

  @Test
  void aUnitThatHandedInOnTimeIsNotOverdueWhileTheReviewWaits() {
    loop.goTo("2026-03-12T09:00");
    loop.settle(number);
    loop.rectify("hz-rectifier", number);

    loop.goTo("2026-03-16T18:01");
    loop.settle(number);

    assertThat(loop.issue(number).path("overdue").asBoolean()).isFalse();
    assertThat(figure("overdue")).isZero();
    assertThat(figure("reviewOverdue")).isZero();
    assertThat(listed("overdue=true")).isZero();
    assertThat(listed("overdue=false")).isOne();
    assertThat(loop.children(number)).isEmpty();
    assertThat(loop.told(number, "notice.overdue")).isZero();
  }

  @Test
  void aLateReviewIsTheReviewersAndToldToTheirLeader() {
    loop.goTo("2026-03-12T09:00");
    loop.settle(number);
    loop.rectify("hz-rectifier", number); // to be reviewed by the 19th

    loop.goTo("2026-03-23T18:01"); // the watch looks five working days after the due date
    loop.settle(number);

    assertThat(loop.issue(number).path("overdue").asBoolean()).isFalse();
    assertThat(loop.issue(number).path("reviewOverdue").asBoolean()).isTrue();
    assertThat(figure("overdue")).isZero();
    assertThat(figure("reviewOverdue")).isOne();
    assertThat(listed("reviewOverdue=true")).isOne();
    JsonNode kept = figures();
    forget(number);
    assertThat(figure("overdue")).isOne();
    older.all();
    assertThat(figures()).isEqualTo(kept);
    assertThat(loop.children(number)).isEmpty();
    assertThat(loop.told(number)).endsWith("notice.review-overdue QH/leader");
  }

  @Test
  void whatIsSentBackAfterTheDueDateIsOverdueAgain() {
    loop.rectify("hz-rectifier", number);
    loop.goTo("2026-03-17T09:00");
    assertThat(figure("overdue")).isZero();

    loop.sendBack("qh-reviewer", number, "review");

    assertThat(figure("overdue")).isOne();
    assertThat(loop.issue(number).path("overdue").asBoolean()).isTrue();
  }

  @Test
  void whatWasHandedInLateStaysTold() {
    loop.goTo("2026-03-17T09:00");
    assertThat(figure("overdue")).isOne();
    loop.rectify("hz-rectifier", number);
    assertThat(figure("overdue")).isZero();
    loop.signOff("qh-reviewer", number);
    String prompt = loop.open(Map.of("category", category));
    loop.rectify("hz-rectifier", prompt);
    loop.goTo("2026-04-10T09:00");
    loop.signOff("qh-reviewer", prompt); // after the due date, but handed in long before

    JsonNode total = figures();
    assertThat(total.path("onTime").asInt()).isOne();
    assertThat(total.path("late").asInt()).isOne();
    assertThat(total.path("onTimeRate").asDouble()).isEqualTo(0.5);
    assertThat(listed("late=true")).isOne();
    assertThat(listed("onTime=true")).isOne();
    assertThat(loop.issue(number).path("onTime").asBoolean()).isFalse();
    assertThat(loop.issue(prompt).path("onTime").asBoolean()).isTrue();
    loop.expectIntact(number);
  }

  @Test
  void anIssueWithoutAUnitIsOverdueWithWhoeverMustAssignIt() {
    String unassigned = loop.open(Map.of("unit", "", "category", category));

    loop.goTo("2026-03-17T09:00");

    assertThat(loop.issue(unassigned).path("overdue").asBoolean()).isTrue();
    assertThat(loop.issue(unassigned).path("reviewOverdue").asBoolean()).isTrue();
    assertThat(figure("overdue")).isEqualTo(2);
  }

  @Test
  void aTypeOfTheSupervisorsAloneIsOverdueLikeAnyOther() {
    String lookBack = loop.open(Map.of("type", "look-back", "dueOn", "2026-03-10"));

    loop.goTo("2026-03-11T09:00");

    assertThat(loop.issue(lookBack).path("overdue").asBoolean()).isTrue();
  }

  @Test
  void whatARelapsedIssueWasClosedForIsNobodysTime() {
    loop.goTo("2026-03-04T09:00"); // two working days on
    loop.rectify("hz-rectifier", number);
    loop.signOff("qh-reviewer", number);
    loop.goTo("2026-07-06T09:00");
    String lookBack = loop.open(Map.of("type", "look-back", "title", "回头看", "parent", number));
    loop.complete(
        loop.person("QH", "reviewer"),
        lookBack,
        "recheck",
        "relapsed",
        Map.of("method", "onSite", "findings", "现场查看", "reason", "再次出现"));
    loop.goTo("2026-07-10T09:00"); // four working days on
    loop.rectify("hz-rectifier", number);
    loop.signOff("qh-reviewer", number);

    assertThat(figures().path("averageWorkingDays").asDouble()).isEqualTo(3.0);
    assertThat(figures().path("onTime").asInt()).isOne();
    JsonNode kept = figures();
    forget(number);
    assertThat(figures()).isNotEqualTo(kept);
    older.all();
    assertThat(figures()).isEqualTo(kept);
    assertThat(loop.issue(number).path("workingDays").asInt()).isEqualTo(4);
    loop.expectIntact(number);
  }

  /** As the columns are after the migration of a database that did not have them. */
  private void forget(String older) {
    jdbc.update(
        "update issue set due_runs = null, others_due_at = null, handed_in_at = null, spells = 0,"
            + " spell_days = 0 where number = ?",
        older);
  }

  private JsonNode figures() {
    return loop.as("qh-leader")
        .get("/api/statistics?type=rectification&category=" + URLEncoder.encode(category, UTF_8))
        .expect(200)
        .body()
        .path("total");
  }

  private int figure(String name) {
    return figures().path(name).asInt();
  }

  private int listed(String filter) {
    return loop.as("qh-leader")
        .get("/api/issues?count=true&" + filter + "&category=" + URLEncoder.encode(category, UTF_8))
        .expect(200)
        .body()
        .path("total")
        .asInt();
  }
}
