package org.bihuan.organization;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The issues somebody may see: those whose responsible or supervising unit is one of these. Any
 * duty gives access to its own unit's issues; inspectors, reviewers and leaders also see those of
 * all units below. Monitors, who belong to no unit, see those that they opened themselves.
 *
 * @param everything whether all units are visible, so that a query needs no condition
 * @param opener the username of a monitor, or of the public, whose own issues are visible too;
 *     null: of nobody
 */
public record VisibleUnits(Set<String> units, boolean everything, @Nullable String opener) {

  public static VisibleUnits of(Caller caller, Units units) {
    Set<String> seen = new HashSet<>();
    for (Duty duty : caller.duties()) {
      if (duty.role().supervises()) {
        seen.addAll(units.within(duty.unit()));
      } else if (duty.role() != Role.MONITOR) {
        seen.add(duty.unit());
      }
    }
    return new VisibleUnits(
        Set.copyOf(seen),
        seen.size() >= units.all().size(),
        caller.has(Role.MONITOR) || PublicActor.is(caller.username()) ? caller.username() : null);
  }

  /**
   * Whether an issue with these responsible and supervising units, opened by this account, is
   * visible.
   */
  public boolean covers(@Nullable String unit, String supervisor, String openedBy) {
    return (unit != null && units.contains(unit))
        || units.contains(supervisor)
        || openedBy.equals(opener);
  }
}
