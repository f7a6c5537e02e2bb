package org.bihuan.organization;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bihuan.http.Problem;

/** The units over which somebody's right extends: some units with all below them. */
public record AdminScope(Set<String> units) {

  /** The units in which the caller may change units, people and duties. */
  public static AdminScope administeredBy(Caller caller, Units units) {
    return of(caller, role -> role == Role.ADMINISTRATOR, units);
  }

  /** The units whose people the caller may see. */
  public static AdminScope knownTo(Caller caller, Units units) {
    return of(
        caller,
        role -> role == Role.ADMINISTRATOR || role == Role.LEADER || role == Role.INSPECTOR,
        units);
  }

  /**
   * The unit of the duty by which the caller, as leader or administrator, oversees this unit; empty
   * where they do not.
   */
  public static Optional<String> overseer(Caller caller, String unit, Units units) {
    return caller.duties().stream()
        .filter(duty -> duty.role() == Role.LEADER || duty.role() == Role.ADMINISTRATOR)
        .map(Duty::unit)
        .filter(above -> units.within(above).contains(unit))
        .findFirst();
  }

  private static AdminScope of(Caller caller, Predicate<Role> roles, Units units) {
    return new AdminScope(
        caller.duties().stream()
            .filter(duty -> roles.test(duty.role()))
            .flatMap(duty -> units.within(duty.unit()).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  public boolean holds(String unit) {
    return units.contains(unit);
  }

  /**
   * Whether this person has a duty in the scope. A person without duties belongs only to the scope
   * of all units.
   */
  public boolean touches(Person person, Units all) {
    return person.duties().isEmpty()
        ? units.size() == all.all().size()
        : person.duties().stream().anyMatch(duty -> holds(duty.unit()));
  }

  public boolean holdsAll(Collection<Duty> duties) {
    return duties.stream().allMatch(duty -> holds(duty.unit()));
  }

  /** Refuses a caller whose scope is empty, before anything else is checked. */
  public AdminScope required() {
    if (units.isEmpty()) {
      throw Problem.forbidden("organization.no-part");
    }
    return this;
  }

  public void require(String unit) {
    if (!holds(unit)) {
      throw Problem.forbidden("organization.other-part", unit);
    }
  }
}
