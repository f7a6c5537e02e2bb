package org.bihuan.workflow.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.calendar.WorkCalendar.SkippedDay;
import org.bihuan.calendar.WorkCalendar.Span;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.facts.Progress;
import org.bihuan.issue.facts.Timing;
import org.bihuan.issue.state.ProcessState;
import org.bihuan.process.IssueTypes;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.view.Deadlines.Explanation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

  private static final Instant OPENED = Instant.parse("2026-11-20T01:00:00Z");
  private static final Instant DUE = Instant.parse("2026-11-27T10:00:00Z");
  private static final LocalDate DUE_ON = LocalDate.of(2026, 11, 27);
  private static final SkippedDay SATURDAY =
      new SkippedDay(LocalDate.of(2026, 11, 21), "weekend", "周六", "Saturday");

  private final WorkCalendar calendar = mock(WorkCalendar.class);
  private final ProcessEngine engine = mock(ProcessEngine.class);
  private final IssueTypes types =
      mock(
          IssueTypes.class,
          asked -> {
            throw Problem.notFound("type", "rectification");
          });
  private final Deadlines deadlines = new Deadlines(calendar, engine, types);

  @BeforeEach
  void countDays() {
    when(calendar.zone()).thenReturn(ZoneId.of("Asia/Shanghai"));
    when(calendar.span(any(), any()))
        .thenAnswer(asked -> new Span(asked.getArgument(1), 5, false, List.of(SATURDAY)));
  }

  private Explanation explained(@Nullable Instant due, String state) {
    Map<String, String> facts = new HashMap<>();
    IssueFacts.NAMES.forEach(name -> facts.put(name, name));
    facts.put("severity", "minor");
    Issue issue =
        new Issue(
            "QH-2026-000001",
            "rectification",
            1,
            IssueFacts.of(facts),
            OPENED,
            "xn-inspector",
            due,
            Closure.OPEN,
            Progress.START,
            Timing.START,
            1);
    ProcessState left = ProcessState.read(state.replace('\'', '"'));
    return deadlines.explain(new Issues.Snapshot(issue, null, left, 1));
  }

  @Test
  void aDueDateThatNoProcessSetWasGivenAtOpening() {
    Explanation explained = explained(DUE, "{}");

    assertThat(explained.given()).isTrue();
    assertThat(explained.start()).isEqualTo("2026-11-20");
    assertThat(explained.dueOn()).isEqualTo(DUE_ON);
    assertThat(explained.workdays()).isEqualTo(5);
    assertThat(explained.skipped()).containsExactly(SATURDAY);
    assertThat(explained.changes()).isEmpty();
  }

  @Test
  void aDueDateThatTheProcessCountedFirstWasNotGiven() {
    Explanation explained =
        explained(
            DUE,
            "{'deadline':{'changes':[{'at':'2026-11-20T01:00:00Z','element':'setDueDate',"
                + "'from':null,'to':'2026-11-27T10:00:00Z'}]}}");

    assertThat(explained.given()).isFalse();
    assertThat(explained.changes())
        .singleElement()
        .satisfies(change -> assertThat(change.element()).isEqualTo("setDueDate"));
  }

  @Test
  void countsFromTheDayTheIssueWasOpenedAgain() {
    assertThat(explained(DUE, "{'deadline':{'start':'2026-11-23T17:00:00Z'}}").start())
        .isEqualTo("2026-11-24");
  }

  @Test
  void anIssueWithoutADueDateHasNothingToCount() {
    Explanation explained = explained(null, "{}");

    assertThat(explained.dueOn()).isNull();
    assertThat(explained.workdays()).isNull();
    assertThat(explained.given()).isFalse();
    assertThat(explained.skipped()).isEmpty();
  }
}
