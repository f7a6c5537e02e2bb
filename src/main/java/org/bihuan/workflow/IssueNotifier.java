package org.bihuan.workflow;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.event.Notified;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.organization.People;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueType;
import org.bihuan.workflow.notice.AutomaticNotices;
import org.bihuan.workflow.notice.NotificationRequested;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Notifies people and groups about an issue. Where nobody has the duty of a group, the nearest unit
 * above where somebody has it is notified instead, and administrators too, so that no message is
 * lost.
 */
@Component
class IssueNotifier {

  /** As the table of notifications has room for. */
  private static final int LONGEST_RECIPIENT = 130;

  private static final int LONGEST_MESSAGE = 2_000;

  private final Candidates candidates;
  private final People people;
  private final Units units;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final AutomaticNotices automatic;

  IssueNotifier(
      Candidates candidates,
      People people,
      Units units,
      Clock clock,
      ApplicationEventPublisher events,
      AutomaticNotices automatic) {
    this.candidates = candidates;
    this.people = people;
    this.units = units;
    this.clock = clock;
    this.events = events;
    this.automatic = automatic;
  }

  /**
   * Notifies a group or a person.
   *
   * @param source the process, version and element that notifies
   * @param to {@code UNIT/role}, or a username
   * @param message a message key or text
   */
  void tell(LockedIssue issue, ProcessElement source, String to, String message) {
    IssueLifecycle.requireStorable(source.element(), to, LONGEST_RECIPIENT);
    IssueLifecycle.requireStorable(source.element(), message, LONGEST_MESSAGE);
    if (!to.contains("/") || !people.holders(to).isEmpty()) {
      publish(issue, source, to, message, null);
      return;
    }
    Optional<String> above = candidates.nearestAbove(to, Set.of());
    if (above.isPresent()) {
      publish(issue, source, above.get(), message, to);
    } else {
      publish(issue, source, to, message, null); // stored for the next holder of the duty
    }
    tellAdministrators(issue, source, "notice.vacantDuty");
  }

  /** Notifies administrators that nobody of a step's own groups may take it. */
  void vacant(LockedIssue issue, IssueType type, String step) {
    tellAdministrators(issue, IssueLifecycle.source(type, step), "notice.vacantStep");
  }

  private void tellAdministrators(LockedIssue issue, ProcessElement source, String message) {
    String root = units.root(issue.issue().supervisor());
    publish(issue, source, root + "/" + Role.ADMINISTRATOR.code(), message, null);
  }

  private void publish(
      LockedIssue issue,
      ProcessElement source,
      String to,
      String message,
      @Nullable String insteadOf) {
    issue.record(clock.instant(), Notified.of(source, to, message, insteadOf));
    automatic.toldByProcess(issue, to);
    events.publishEvent(new NotificationRequested(issue.number(), to, message));
  }
}
