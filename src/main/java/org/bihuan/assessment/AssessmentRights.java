package org.bihuan.assessment;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Leaders assess the units below theirs; leaders and inspectors of those that are assessed see what
 * is said of them, and of the others.
 */
@Component
class AssessmentRights {

  private final Units units;

  AssessmentRights(Units units) {
    this.units = units;
  }

  private static Stream<String> with(Caller caller, Role... roles) {
    return caller.duties().stream()
        .filter(duty -> Set.of(roles).contains(duty.role()))
        .map(Duty::unit);
  }

  boolean mayAssess(Caller caller) {
    return with(caller, Role.LEADER).anyMatch(unit -> !units.children(unit).isEmpty());
  }

  boolean maySee(Caller caller) {
    return with(caller, Role.LEADER, Role.INSPECTOR).findAny().isPresent();
  }

  /** The units whose assessments the caller sees: those below, and those of which theirs is one. */
  Set<String> seen(Caller caller) {
    Set<String> seen = new HashSet<>();
    with(caller, Role.LEADER, Role.INSPECTOR)
        .forEach(
            unit -> {
              seen.addAll(units.within(unit));
              seen.addAll(units.upwards(unit));
            });
    return seen;
  }

  /**
   * The unit below which units are assessed: the one asked for, or the largest that the caller
   * leads.
   *
   * @throws Problem 403 where the caller leads no unit with units below, 422 where not that one
   */
  String unit(Caller caller, @Nullable String asked) {
    if (!mayAssess(caller)) {
      throw Problem.forbidden("assessment.not-your-duty");
    }
    if (asked == null) {
      return with(caller, Role.LEADER)
          .max(Comparator.comparingInt(unit -> units.within(unit).size()))
          .orElseThrow();
    }
    if (with(caller, Role.LEADER).noneMatch(unit -> units.within(unit).contains(asked))) {
      throw refused("form.unknownUnit", asked);
    }
    if (units.children(asked).isEmpty()) {
      throw refused("assessment.no-units-below", asked);
    }
    return asked;
  }

  private static Problem refused(String message, String unit) {
    return Problem.invalidSubmission(java.util.List.of(new FieldError("unit", message, unit)));
  }
}
