package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An issue opened on 28 December 2026 is due ten working days later, on 11 January 2027, as long as
 * nobody knows the holidays of 2027; with two of them on 1 and 4 January, on the 13th.
 */
@TimedTest
class DueDateRecalculationTest {

  private static final List<Map<String, String>> HOLIDAYS =
      List.of(holiday("2027-01-01"), holiday("2027-01-04"));

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private WorkCalendar calendar;
  @Autowired private Issues issues;
  @Autowired private LockedIssues lockedIssues;
  @Autowired private CalculatedDueDates counted;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionOperations transaction;

  private Loop loop;

  @BeforeEach
  void goToTheEndOfTheYear() {
    loop = Loop.begin(port, clock);
    loop.goTo("2026-12-28T10:00");
  }

  @AfterEach
  void takeBack() {
    announce(List.of());
  }

  @Test
  void movesACountedDueDateWithItsTasksAndTimersAndSaysWhy() {
    String number = loop.open(Map.of());
    assertThat(loop.timers(number)).containsExactly("watch@2027-01-06T18:00");

    announce(HOLIDAYS);

    awaitDue(number, "2027-01-13");
    assertThat(loop.timers(number)).containsExactly("watch@2027-01-08T18:00");
    assertThat(loop.step(number, "rectify").path("dueAt").asText()).isEqualTo(due("2027-01-13"));
    JsonNode explained = loop.deadline(number);
    assertThat(explained.path("workdays").asInt()).isEqualTo(10);
    assertThat(explained.path("given").asBoolean()).isFalse();
    assertThat(explained.path("changes").get(1).path("reason").asText())
        .isEqualTo("calendarAnnounced");
    JsonNode entry = loop.trail(number, "dueDateChanged").get(0);
    assertThat(entry.path("actor").asText()).isEqualTo("system");
    assertThat(entry.path("data").path("reason").asText()).isEqualTo("calendarAnnounced");
    assertThat(entry.path("data").path("element").asText()).isEqualTo("setDueDate");
    assertThat(entry.path("data").path("from").asText()).isEqualTo(due("2027-01-11"));
    assertThat(entry.path("data").path("to").asText()).isEqualTo(due("2027-01-13"));
  }

  @Test
  void movesItBackWhereTheAnnouncementIsTakenBackOnALaterDay() {
    String number = loop.open(Map.of());
    announce(HOLIDAYS);
    awaitDue(number, "2027-01-13");
    loop.goTo("2026-12-30T10:00");

    announce(List.of());

    awaitDue(number, "2027-01-11");
  }

  @Test
  void leavesWhatSomebodyGave() {
    String given = loop.open(Map.of("dueOn", "2027-01-11"));
    String extended = loop.open(Map.of());
    loop.extend(extended, "2027-01-20");
    String counted = loop.open(Map.of());

    announce(HOLIDAYS);

    awaitDue(counted, "2027-01-13"); // the last of the three by number
    assertThat(dueOn(given)).isEqualTo("2027-01-11");
    assertThat(dueOn(extended)).isEqualTo("2027-01-20");
  }

  @Test
  void movesTheOwnDueDatesOfStepsAndTheTimersOnThem() {
    loop.goTo("2026-12-30T10:00");
    String notice =
        loop.open(
            "xn-inspector",
            Map.of("type", "supervision-notice", "title", "督办", "dueOn", "2027-02-01"));
    String given = loop.open(Map.of("dueOn", "2027-01-11"));
    assertThat(loop.timers(notice)).containsExactly("notAcknowledged@2027-01-01T18:00");
    assertThat(loop.timers(given)).containsExactly("watch@2027-01-06T18:00");

    announce(List.of(holiday("2027-01-01"), holiday("2027-01-04"), holiday("2027-01-08")));

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(loop.timers(given)).containsExactly("watch@2027-01-05T18:00"));
    assertThat(loop.timers(notice)).containsExactly("notAcknowledged@2027-01-05T18:00");
    assertThat(loop.step(notice, "acknowledge").path("dueAt").asText())
        .isEqualTo(due("2027-01-05"));
    assertThat(loop.trail(given, "dueDateChanged")).isEmpty();
    loop.expectIntact(notice);
  }

  @Test
  void leavesWhatIsOver() {
    String number = loop.open(Map.of());
    loop.goTo("2027-01-12T10:00");
    String later = loop.open(Map.of());
    announce(List.of(holiday("2027-01-04"), holiday("2027-01-14")));

    awaitDue(later, "2027-01-27");
    assertThat(dueOn(number)).isEqualTo("2027-01-11");
  }

  @Test
  void aSecondNodeMovesNothingTwice() {
    String number = loop.open(Map.of());
    announce(HOLIDAYS);
    awaitDue(number, "2027-01-13");
    DueDateRecalculation other = node(lockedIssues);

    other.follow();
    other.follow();

    assertThat(loop.trail(number, "dueDateChanged")).hasSize(1);
  }

  @Test
  void aWalkThatWasBrokenOffBeginsAgainAfterARestart() {
    announce(HOLIDAYS);
    await().atMost(Duration.ofSeconds(30)).until(() -> followed() == calendar.revision());
    jdbc.update("update calendar_followed set revision = revision - 1"); // as a crash leaves it
    DueDateRecalculation restarted = node(lockedIssues);

    restarted.follow();
    assertThat(followed()).isLessThan(calendar.revision());
    restarted.follow();

    assertThat(followed()).isEqualTo(calendar.revision());
  }

  private DueDateRecalculation node(LockedIssues lockedIssues) {
    return new DueDateRecalculation(calendar, issues, lockedIssues, counted, jdbc, transaction);
  }

  private long followed() {
    return jdbc.queryForList("select revision from calendar_followed", Long.class).get(0);
  }

  private void announce(List<Map<String, String>> days) {
    loop.as("qh-admin").put("/api/calendar/2027", Map.of("days", days)).expect(200);
  }

  private void awaitDue(String number, String day) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(dueOn(number)).isEqualTo(day));
  }

  private String dueOn(String number) {
    return loop.deadline(number).path("dueOn").asText();
  }

  private static Map<String, String> holiday(String date) {
    return Map.of("date", date, "kind", "holiday", "name", "元旦", "nameEn", "New Year");
  }

  private static String due(String day) {
    return Loop.instant(day + "T18:00").toString();
  }
}
