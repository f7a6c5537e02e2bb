package org.bihuan.organization.people;

import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.Duty;
import org.bihuan.organization.InitialOrganization;
import org.bihuan.organization.Person;
import org.bihuan.organization.Role;
import org.bihuan.organization.Unit;
import org.bihuan.organization.UnitKind;
import org.bihuan.organization.snapshot.CurrentOrganization;
import org.bihuan.organization.snapshot.Organization;
import org.bihuan.organization.snapshot.OrganizationChanges;
import org.bihuan.organization.snapshot.OrganizationTables;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Creates the root unit and the first administrator, who creates all others. */
@Service
class InitialOrganizationService implements InitialOrganization {

  private final CurrentOrganization current;
  private final OrganizationChanges changes;
  private final OrganizationTables tables;

  InitialOrganizationService(
      CurrentOrganization current, OrganizationChanges changes, OrganizationTables tables) {
    this.current = current;
    this.changes = changes;
    this.tables = tables;
  }

  @Override
  public boolean isEmpty() {
    return current.get().units().all().isEmpty();
  }

  @Override
  public void create(String unitCode, String unitName, String username, String displayName) {
    DirectoryFaults faults = new DirectoryFaults();
    Unit root =
        new Unit(
            faults.code("unitCode", unitCode),
            faults.text("unitName", unitName, 200),
            null,
            null,
            null,
            UnitKind.AUTHORITY,
            null,
            false);
    Person administrator =
        new Person(
            faults.username("username", username),
            faults.displayName(displayName),
            List.of(new Duty(root.code(), Role.ADMINISTRATOR)),
            false);
    faults.refuse();
    changes.make(now -> insert(root, administrator, now));
  }

  private Unit insert(Unit root, Person administrator, Organization now) {
    if (!now.units().all().isEmpty()) {
      throw new Problem("already-set-up", HttpStatus.CONFLICT);
    }
    tables.insert(root);
    tables.insert(administrator);
    return root;
  }
}
