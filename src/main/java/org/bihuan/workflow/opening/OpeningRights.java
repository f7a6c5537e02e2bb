package org.bihuan.workflow.opening;

import java.util.List;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Units;
import org.bihuan.process.language.ProcessModel;
import org.springframework.stereotype.Component;

/**
 * Who may open an issue: whoever holds one of the type's opening roles, for supervising and
 * responsible units within the unit of that duty.
 */
@Component
class OpeningRights {

  private final Units units;

  OpeningRights(Units units) {
    this.units = units;
  }

  /**
   * The supervising unit of the new issue: the one named, or the opener's own.
   *
   * @throws Problem 403 where the caller may not open it
   */
  String supervisor(Caller caller, ProcessModel model, NewIssue issue) {
    List<Duty> duties = duties(caller, model);
    if (duties.isEmpty()) {
      throw Problem.forbidden("opening.notYourDuty", String.join(", ", model.openers()));
    }
    for (Duty duty : duties) {
      Set<String> mine = units.within(duty.unit());
      String supervisor = issue.supervisor() == null ? duty.unit() : issue.supervisor();
      if (mine.contains(supervisor) && (issue.unit() == null || mine.contains(issue.unit()))) {
        return supervisor;
      }
    }
    throw Problem.forbidden("opening.outsideYourUnits");
  }

  /** The duties by which the caller may open issues of this type. */
  static List<Duty> duties(Caller caller, ProcessModel model) {
    return caller.duties().stream()
        .filter(duty -> model.openers().contains(duty.role().code()))
        .toList();
  }
}
