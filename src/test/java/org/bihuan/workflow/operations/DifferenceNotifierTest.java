package org.bihuan.workflow.operations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import org.bihuan.integrity.DifferenceFound;
import org.bihuan.issue.Issues;
import org.bihuan.issue.facts.Severity;
import org.bihuan.issue.facts.UnknownStoredCode;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.workflow.notice.NotificationRequested;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

class DifferenceNotifierTest {

  private final Issues issues = mock(Issues.class);
  private final Units units = mock(Units.class);
  private final ApplicationEventPublisher events = mock(ApplicationEventPublisher.class);

  /** The check of all issues goes on after one whose row cannot be read. */
  @Test
  void tellsOfARowThatCannotBeRead() {
    assertThatThrownBy(() -> Severity.stored("grave")).isInstanceOf(UnknownStoredCode.class);
    when(issues.find("QH-2026-000001")).thenAnswer(asked -> Severity.stored("grave"));
    when(units.all())
        .thenReturn(List.of(new Unit("QH", "省厅", null, null, null, "authority", null, false)));

    new DifferenceNotifier(issues, units, events).on(new DifferenceFound("QH-2026-000001"));

    verify(events)
        .publishEvent(
            new NotificationRequested("QH-2026-000001", "QH/administrator", "notice.differs"));
  }
}
