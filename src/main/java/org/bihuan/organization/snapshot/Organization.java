package org.bihuan.organization.snapshot;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.cache.VersionedCache;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.organization.Unit;

/**
 * Units and people at one revision; immutable.
 *
 * @param revision grows with every change of any of it
 */
public record Organization(long revision, UnitTree units, PeopleSnapshot people)
    implements VersionedCache.Revised {

  /** Roots with an administrator: only a duty at the root itself counts. */
  Set<String> administeredRoots() {
    return units.all().stream()
        .filter(unit -> unit.parent() == null)
        .map(Unit::code)
        .filter(this::isAdministered)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether anybody holds an administrator's duty in this unit or above it. */
  boolean isAdministered(String code) {
    List<String> path = units.upwards(code);
    return path.stream()
        .map(unit -> new Duty(unit, Role.ADMINISTRATOR).group())
        .anyMatch(group -> !people.holders(group).isEmpty());
  }
}
