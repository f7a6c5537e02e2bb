package org.bihuan.recurrence;

import java.util.Optional;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Units;
import org.springframework.stereotype.Component;

/**
 * Inspectors, reviewers and leaders of the supervising unit, or of one above it, say that an issue
 * is an older one come back.
 */
@Component
class LineageRights {

  private final Units units;

  LineageRights(Units units) {
    this.units = units;
  }

  private Optional<String> duty(Caller caller, Issue issue) {
    return caller.duties().stream()
        .filter(duty -> duty.role().supervises())
        .map(Duty::unit)
        .filter(unit -> units.within(unit).contains(issue.supervisor()))
        .findFirst();
  }

  boolean mayLink(Caller caller, Issue issue) {
    return duty(caller, issue).isPresent();
  }

  /**
   * The unit of the duty by which the caller may.
   *
   * @throws Problem 403 where they may not
   */
  String require(Caller caller, Issue issue) {
    return duty(caller, issue).orElseThrow(() -> Problem.forbidden("recurrence.notYours"));
  }
}
