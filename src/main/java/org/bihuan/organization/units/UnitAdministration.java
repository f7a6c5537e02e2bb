package org.bihuan.organization.units;

import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.Caller;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.Unit;
import org.bihuan.organization.snapshot.Organization;
import org.bihuan.organization.snapshot.OrganizationChanges;
import org.bihuan.organization.snapshot.OrganizationTables;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Lets administrators add and change single units. */
@Service
public class UnitAdministration {

  private final OrganizationChanges changes;
  private final OrganizationTables tables;

  UnitAdministration(OrganizationChanges changes, OrganizationTables tables) {
    this.changes = changes;
    this.tables = tables;
  }

  /**
   * Creates a unit below one that the caller administers.
   *
   * @throws Problem 403, or 422 naming the fields of {@link UnitForm} or {@code code}
   */
  public Unit create(Caller caller, String code, UnitForm form) {
    return changes.make(
        now -> {
          AdminScope part = AdminScope.administeredBy(caller, now.units()).required();
          DirectoryFaults faults = new DirectoryFaults();
          Unit unit = form.create(faults.code("code", code), faults);
          if (now.units().find(unit.code()).isPresent()) {
            faults.add("code", "organization.code.taken");
          }
          return save(part, unit, now, faults);
        });
  }

  /**
   * Changes, moves, retires or reopens a unit.
   *
   * @throws Problem 403, 404, 409 {@code open-subordinates}, or 422 as {@link #create}
   */
  public Unit change(Caller caller, String code, UnitForm form) {
    return changes.make(
        now -> {
          AdminScope part = AdminScope.administeredBy(caller, now.units()).required();
          Unit old = now.units().find(code).orElseThrow(() -> Problem.notFound("unit", code));
          part.require(code);
          DirectoryFaults faults = new DirectoryFaults();
          Unit unit = form.change(old, faults);
          if (unit.retired() && !now.units().children(code).isEmpty()) {
            throw new Problem("open-subordinates", HttpStatus.CONFLICT, code);
          }
          return save(part, unit, now, faults);
        });
  }

  private Unit save(AdminScope part, Unit unit, Organization now, DirectoryFaults faults) {
    ProposedUnitTree tree = new ProposedUnitTree(now.units(), List.of(unit));
    tree.checkPlace(unit, faults);
    faults.refuse();
    if (tree.isTooLarge()) {
      throw ProposedUnitTree.tooMany();
    }
    if (!tree.isUpTo(part, unit)) {
      throw Problem.forbidden("organization.not-yours-to-place");
    }
    tree.write(tables);
    return unit;
  }
}
