package org.bihuan.recurrence;

import java.util.Optional;
import org.bihuan.http.Problem;
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

  private Optional<String> duty(Caller caller, String supervisor) {
    return caller.duties().stream()
        .filter(duty -> duty.role().supervises())
        .map(Duty::unit)
        .filter(unit -> units.within(unit).contains(supervisor))
        .findFirst();
  }

  /**
   * Whether the caller may say so of an issue.
   *
   * @param supervisor its supervising unit
   */
  boolean mayLink(Caller caller, String supervisor) {
    return duty(caller, supervisor).isPresent();
  }

  /**
   * The unit of the duty by which the caller may.
   *
   * @throws Problem 403 where they may not
   */
  String require(Caller caller, String supervisor) {
    return duty(caller, supervisor).orElseThrow(() -> Problem.forbidden("recurrence.notYours"));
  }
}
