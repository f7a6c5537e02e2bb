package org.bihuan.campaign.lookback;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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

/** Leaders and inspectors look back at what their unit and those below it supervise. */
@Component
class LookBackRights {

  private final Units units;

  LookBackRights(Units units) {
    this.units = units;
  }

  private static Stream<String> supervising(Caller caller) {
    return caller.duties().stream()
        .filter(duty -> duty.role() == Role.LEADER || duty.role() == Role.INSPECTOR)
        .map(Duty::unit);
  }

  boolean mayLookBack(Caller caller) {
    return supervising(caller).findAny().isPresent();
  }

  /** The units of which the caller sees the look-backs. */
  Set<String> seen(Caller caller) {
    Set<String> seen = new HashSet<>();
    supervising(caller).forEach(unit -> seen.addAll(units.within(unit)));
    return seen;
  }

  /**
   * The unit that looks back: the one asked for, or the largest of the caller's.
   *
   * @throws Problem 403 where the caller does not supervise, 422 where not that unit
   */
  String unit(Caller caller, @Nullable String asked) {
    if (!mayLookBack(caller)) {
      throw Problem.forbidden("look-back.not-your-duty");
    }
    if (asked == null) {
      return supervising(caller)
          .max(Comparator.comparingInt(unit -> units.within(unit).size()))
          .orElseThrow();
    }
    if (!seen(caller).contains(asked)) {
      throw Problem.invalidSubmission(List.of(new FieldError("unit", "form.unknownUnit", asked)));
    }
    return asked;
  }
}
