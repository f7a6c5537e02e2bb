package org.bihuan.organization.imports;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Person;
import org.bihuan.organization.Role;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.organization.snapshot.CsvTable.Row;
import org.bihuan.organization.snapshot.Organization;

/**
 * One row of a file: a person's data and duties in one unit.
 *
 * @param duties all duties the person should have in this unit
 */
record PersonLine(int row, String username, String name, String unit, Set<Duty> duties) {

  static PersonLine read(Row row, Units units, DirectoryFaults faults) {
    String username = faults.username("username", row.text("username"));
    String name = faults.displayName(row.text("display_name"));
    String unit = faults.text("unit", DirectoryWords.unit(row.text("unit"), units), 64);
    if (!unit.isEmpty() && units.find(unit).isEmpty()) {
      faults.add("unit", "organization.unit.unknown", unit);
    }
    Set<Duty> duties = new LinkedHashSet<>();
    for (String word : DirectoryWords.roles(row.text("roles"))) {
      Role.of(word)
          .ifPresentOrElse(
              role -> duties.add(new Duty(unit, role)),
              () -> faults.add("roles", "organization.role"));
    }
    return new PersonLine(row.number(), username, name, unit, duties);
  }

  Optional<Person> before(Organization now) {
    return now.people().find(username);
  }

  boolean isRenamed(Organization now) {
    return before(now).filter(old -> !old.displayName().equals(name)).isPresent();
  }

  boolean changesDuties(Organization now) {
    return !current(now).equals(duties);
  }

  /** The duties the person has in this unit now. */
  Set<Duty> current(Organization now) {
    return before(now).map(Person::duties).orElse(List.of()).stream()
        .filter(duty -> duty.unit().equals(unit))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Checks the caller's rights: duties may be changed by the unit's administrators, a name by
   * administrators of all the person's units.
   */
  void checkRight(Organization now, AdminScope part, DirectoryFaults faults) {
    Person old = before(now).orElse(null);
    if (changesDuties(now)) {
      if (now.units().find(unit).filter(Unit::retired).isPresent()) {
        faults.add("unit", "organization.unit.retired", unit);
      }
      if (!part.holds(unit)) {
        faults.add("unit", "organization.other-part", unit);
      }
      if (old != null && !part.touches(old, now.units())) {
        faults.add("username", "organization.username.taken");
      }
    }
    if (old != null && isRenamed(now) && !part.holdsAll(old.duties())) {
      faults.add("displayName", "organization.duties-elsewhere");
    }
  }
}
