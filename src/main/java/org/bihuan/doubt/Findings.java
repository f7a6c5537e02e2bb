package org.bihuan.doubt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Role;
import org.bihuan.workflow.notice.NotificationRequested;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps what was found. Of what is found after the sign-off the supervising unit is told: once for
 * an issue, however much is found at that time.
 */
@Component
class Findings implements FoundDoubts {

  /** Of what was signed off longer ago nobody is told: it is seen on the page of the issue. */
  private static final Duration TOLD = Duration.ofDays(90);

  /** At most so many doubts are kept of one look at an issue. */
  private static final int MOST = 200;

  private static final List<Role> TOLD_TO = List.of(Role.REVIEWER, Role.LEADER);

  private final DoubtRows rows;
  private final Issues issues;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Findings(DoubtRows rows, Issues issues, ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.issues = issues;
    this.events = events;
    this.clock = clock;
  }

  /** Keeps what is new of it, whichever issues it is about, in the transaction that comes by. */
  @Override
  public void keep(List<Found> found) {
    keep(null, found);
  }

  /** The same of an issue that has been read. */
  void keep(@Nullable Issue compared, List<Found> found) {
    Set<DoubtRows.Key> known = rows.known(found.stream().map(Found::issue).distinct().toList());
    Set<Found> fresh = new LinkedHashSet<>();
    found.stream()
        .limit(compared == null ? found.size() : MOST)
        .filter(one -> !known.contains(DoubtRows.Key.of(one)))
        .forEach(fresh::add);
    if (fresh.isEmpty()) {
      return;
    }
    Map<String, Issue> signedOff = new LinkedHashMap<>();
    for (String number : fresh.stream().map(Found::issue).distinct().toList()) {
      (compared != null && number.equals(compared.number())
              ? Optional.of(compared)
              : issues.find(number))
          .filter(issue -> issue.closure().good())
          .ifPresent(issue -> signedOff.put(number, issue));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    rows.add(fresh, now, signedOff.keySet());
    signedOff.values().forEach(issue -> tell(issue, now));
  }

  private void tell(Issue issue, Instant now) {
    Instant closed = issue.closure().closedAt();
    if (closed == null || closed.isAfter(now.minus(TOLD))) {
      List<String> to =
          TOLD_TO.stream().map(role -> issue.supervisor() + "/" + role.code()).toList();
      events.publishEvent(new NotificationRequested(issue.number(), to, "notice.doubt", null));
    }
  }
}
