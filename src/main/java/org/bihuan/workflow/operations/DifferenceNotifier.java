package org.bihuan.workflow.operations;

import org.bihuan.integrity.DifferenceFound;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.bihuan.workflow.NotificationRequested;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notifies administrators of a record that differs from its trail; the trail gets no entry. */
@Component
class DifferenceNotifier {

  private final Issues issues;
  private final Units units;
  private final ApplicationEventPublisher events;

  DifferenceNotifier(Issues issues, Units units, ApplicationEventPublisher events) {
    this.issues = issues;
    this.units = units;
    this.events = events;
  }

  @EventListener
  void on(DifferenceFound found) {
    issues
        .find(found.issue())
        .map(issue -> units.root(issue.supervisor()) + "/" + Role.ADMINISTRATOR.code())
        .ifPresent(
            to ->
                events.publishEvent(
                    new NotificationRequested(found.issue(), to, "notice.differs")));
  }
}
