package org.bihuan.workflow;

import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** An issue that could not follow the calendar, as where somebody just acts on it. */
class FailedRecalculationTest {

  private static final String NUMBER = "QH-2026-0001";

  private final WorkCalendar calendar = mock(WorkCalendar.class);
  private final Issues issues = mock(Issues.class);
  private final JdbcTemplate jdbc = mock(JdbcTemplate.class);
  private DueDateRecalculation recalculation;

  @BeforeEach
  void announce() {
    when(jdbc.queryForList(anyString(), eq(Long.class))).thenReturn(List.of(0L));
    when(jdbc.queryForList(anyString(), eq(String.class), any())).thenReturn(List.of(NUMBER));
    when(calendar.revision()).thenReturn(1L);
    when(issues.snapshot(NUMBER))
        .thenThrow(new CannotAcquireLockException("held"))
        .thenReturn(Optional.empty());
    recalculation =
        new DueDateRecalculation(
            calendar,
            issues,
            mock(LockedIssues.class),
            mock(CalculatedDueDates.class),
            jdbc,
            TransactionOperations.withoutTransaction());
    recalculation.follow(); // learns of the change
    recalculation.follow();
  }

  @Test
  void isTriedAgainAfterAPause() {
    recalculation.follow();
    expectNotDone();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              recalculation.follow();
              expectDone(1);
            });
  }

  @Test
  void isTriedAtOnceWhereTheCalendarChangesAgain() {
    when(calendar.revision()).thenReturn(2L);
    recalculation.follow();
    expectNotDone();

    recalculation.follow();

    expectDone(2);
  }

  private void expectDone(long revision) {
    verify(jdbc).update(contains("calendar_followed"), eq(revision), eq(revision));
  }

  private void expectNotDone() {
    verify(jdbc, never()).update(anyString(), any(), any());
  }
}
