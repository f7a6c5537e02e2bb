package org.bihuan.organization.people;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.Duty;
import org.bihuan.organization.PeopleDirectory;
import org.bihuan.organization.Person;
import org.bihuan.organization.Role;
import org.bihuan.organization.Units;
import org.bihuan.organization.snapshot.CurrentOrganization;
import org.bihuan.organization.snapshot.Organization;
import org.bihuan.organization.snapshot.OrganizationChanges;
import org.bihuan.organization.snapshot.OrganizationTables;
import org.springframework.stereotype.Service;

/** Updates people from an external directory. */
@Service
class DirectoryPeople implements PeopleDirectory {

  private final CurrentOrganization current;
  private final OrganizationChanges changes;
  private final OrganizationTables tables;

  DirectoryPeople(
      CurrentOrganization current, OrganizationChanges changes, OrganizationTables tables) {
    this.current = current;
    this.changes = changes;
    this.tables = tables;
  }

  @Override
  public void upsert(String username, String displayName, List<Duty> duties) {
    DirectoryFaults faults = new DirectoryFaults();
    faults.username("username", username);
    String name = faults.displayName(displayName);
    faults.refuse();
    Person said = new Person(username, name, duties, false);
    if (!isKnown(said, current.get())) {
      changes.make(now -> write(wanted(said, now), now));
    }
  }

  private static boolean isKnown(Person said, Organization now) {
    return now.people().find(said.username()).filter(wanted(said, now)::equals).isPresent();
  }

  private static Person wanted(Person said, Organization now) {
    Person old = now.people().find(said.username()).orElse(null);
    Set<Duty> current = old == null ? Set.of() : Set.copyOf(old.duties());
    Set<Duty> duties = new HashSet<>(said.duties());
    duties.removeIf(duty -> !current.contains(duty) && !isOpen(duty.unit(), now.units()));
    current.stream().filter(duty -> isLast(said.username(), duty, now)).forEach(duties::add);
    return new Person(
        said.username(),
        said.displayName(),
        PeopleAdministration.inOrder(duties),
        old != null && old.retired());
  }

  private static boolean isOpen(String code, Units units) {
    return units.find(code).filter(unit -> !unit.retired()).isPresent();
  }

  private static boolean isLast(String username, Duty duty, Organization now) {
    return duty.role() == Role.ADMINISTRATOR
        && now.units().root(duty.unit()).equals(duty.unit())
        && now.people().holders(duty.group()).equals(Set.of(username));
  }

  private boolean write(Person wanted, Organization now) {
    Person old = now.people().find(wanted.username()).orElse(null);
    if (old == null) {
      tables.insert(wanted);
      return true;
    }
    tables.update(wanted);
    tables.change(wanted.username(), old.duties(), wanted.duties());
    return true;
  }
}
