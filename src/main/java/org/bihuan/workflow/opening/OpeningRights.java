package org.bihuan.workflow.opening;

import java.util.List;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Units;
import org.bihuan.process.IssueType;
import org.springframework.stereotype.Component;

/**
 * Checks who may open an issue: people with one of the type's opening roles, for supervising and
 * responsible units within the unit of that duty; where the type allows it, people of the
 * responsible unit too, under a unit above it.
 */
@Component
class OpeningRights {

  private final Units units;

  OpeningRights(Units units) {
    this.units = units;
  }

  /**
   * The supervising unit of the new issue: the one given, or the opener's own; for what somebody
   * opens for their own unit, the unit above it.
   *
   * @throws Problem 403 where the caller may not open it
   */
  String supervisor(Caller caller, IssueType type, NewIssue issue) {
    List<Duty> duties = type.openingDuties(caller);
    List<Duty> own = type.ownUnitDuties(caller);
    if (duties.isEmpty() && own.isEmpty()) {
      throw Problem.forbidden("opening.notYourDuty", String.join(", ", type.model().openers()));
    }
    for (Duty duty : duties) {
      Set<String> mine = units.within(duty.unit());
      String supervisor = issue.supervisor() == null ? duty.unit() : issue.supervisor();
      if (mine.contains(supervisor) && (issue.unit() == null || mine.contains(issue.unit()))) {
        return supervisor;
      }
    }
    for (Duty duty : own) {
      String unit = duty.unit();
      String supervisor = issue.supervisor() == null ? units.parent(unit) : issue.supervisor();
      if (unit.equals(issue.unit())
          && !unit.equals(supervisor)
          && units.upwards(unit).contains(supervisor)) {
        return supervisor;
      }
    }
    throw Problem.forbidden("opening.outsideYourUnits");
  }
}
