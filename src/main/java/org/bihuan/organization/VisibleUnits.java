package org.bihuan.organization;

import java.util.HashSet;
import java.util.Set;

/**
 * The issues somebody may see: those whose responsible or supervising unit is one of these. Any
 * duty shows its own unit's; inspectors, reviewers and leaders see those of all units below theirs
 * as well.
 *
 * @param everything every unit is in sight, so a query needs no condition
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

  /** Whether an issue of this responsible and this supervising unit is in sight. */
  public boolean covers(String unit, String supervisor) {
    return units.contains(unit) || units.contains(supervisor);
  }
}
