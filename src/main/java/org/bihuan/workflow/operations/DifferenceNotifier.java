package org.bihuan.workflow.operations;

import org.bihuan.integrity.DifferenceFound;
import org.bihuan.issue.Issues;
import org.bihuan.issue.facts.UnknownStoredCode;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.bihuan.workflow.notice.NotificationRequested;
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
    String to = root(found.issue()) + "/" + Role.ADMINISTRATOR.code();
    events.publishEvent(new NotificationRequested(found.issue(), to, "notice.differs"));
  }

  /** A row that was tampered with may have no supervisor, or not be readable at all. */
  private String root(String number) {
    try {
      return issues
          .find(number)
          .map(issue -> units.root(issue.supervisor()))
          .orElseGet(this::anyRoot);
    } catch (UnknownStoredCode | IllegalArgumentException tampered) {
      return anyRoot();
    }
  }

  private String anyRoot() {
    return units.all().get(0).code();
  }
}
