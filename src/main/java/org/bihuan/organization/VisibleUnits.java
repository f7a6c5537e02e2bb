package org.bihuan.organization;

import java.util.HashSet;
import java.util.Set;

/**
 * The issues somebody may see: those whose responsible or supervising unit is one of these. Any
 * duty gives access to its own unit's issues; inspectors, reviewers and leaders also see those of
 * all units below.
 *
 * @param everything whether all units are visible, so that a query needs no condition
 */
public record VisibleUnits(Set<String> units, boolean everything) {

  public static VisibleUnits of(Caller caller, Units units) {
    Set<String> seen = new HashSet<>();
    for (Duty duty : caller.duties()) {
      if (duty.role().supervises()) {
        seen.addAll(units.within(duty.unit()));
      } else {
        seen.add(duty.unit());
      }
    }
    return new VisibleUnits(Set.copyOf(seen), seen.size() >= units.all().size());
  }

  /** Whether an issue with these responsible and supervising units is visible. */
  public boolean covers(String unit, String supervisor) {
    return units.contains(unit) || units.contains(supervisor);
  }
}
