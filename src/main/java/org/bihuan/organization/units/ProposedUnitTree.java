package org.bihuan.organization.units;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.Unit;
import org.bihuan.organization.snapshot.OrganizationTables;
import org.bihuan.organization.snapshot.UnitTree;
import org.jspecify.annotations.Nullable;

/** The tree as a change would leave it, checked against the rules before anything is written. */
public final class ProposedUnitTree {

  private final UnitTree before;
  private final Map<String, Unit> units = new LinkedHashMap<>();

  public ProposedUnitTree(UnitTree before, Collection<Unit> wanted) {
    this.before = before;
    before.all().forEach(unit -> units.put(unit.code(), unit));
    wanted.forEach(unit -> units.put(unit.code(), unit));
  }

  /**
   * Checks that the path up from the unit ends at an existing root, without a cycle, and that no
   * open unit is below a retired one.
   */
  public void checkPlace(Unit unit, DirectoryFaults faults) {
    String parent = unit.parent();
    if (parent == null) {
      if (!isRoot(unit.code())) {
        faults.add("parent", "organization.parent.required");
      }
      return;
    }
    Unit above = units.get(parent);
    if (above == null) {
      faults.add("parent", "organization.unit.unknown", parent);
    } else if (goesInCircles(unit)) {
      faults.add("parent", "organization.parent.circle");
    } else if (above.retired() && !unit.retired()) {
      faults.add("parent", "organization.unit.retired", parent);
    }
  }

  private boolean isRoot(String code) {
    return before.find(code).filter(unit -> unit.parent() == null).isPresent();
  }

  private boolean goesInCircles(Unit unit) {
    Set<String> passed = new HashSet<>();
    for (Unit at = unit; at != null; at = above(at)) {
      if (!passed.add(at.code())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Unit above(Unit unit) {
    return unit.parent() == null ? null : units.get(unit.parent());
  }

  /**
   * Whether an administrator with this scope may make the change. Moving, retiring and reopening a
   * unit needs the right in the parents, old and new; for other changes the right in the unit
   * itself is enough.
   */
  public boolean isUpTo(AdminScope part, Unit unit) {
    Unit old = before.find(unit.code()).orElse(null);
    if (old == null) {
      return reaches(part, unit.parent());
    }
    if (old.retired() == unit.retired() && Objects.equals(old.parent(), unit.parent())) {
      return part.holds(unit.code());
    }
    return reaches(part, old.parent()) && reaches(part, unit.parent());
  }

  /** Whether the scope includes the unit; for a new unit its nearest existing ancestor counts. */
  private boolean reaches(AdminScope part, @Nullable String code) {
    Set<String> passed = new HashSet<>();
    for (Unit at = code == null ? null : units.get(code);
        at != null && passed.add(at.code());
        at = above(at)) {
      if (before.find(at.code()).isPresent()) {
        return part.holds(at.code());
      }
    }
    return false;
  }

  public boolean isNew(Unit unit) {
    return before.find(unit.code()).isEmpty();
  }

  public boolean isChanged(Unit unit) {
    return !before.find(unit.code()).filter(unit::equals).isPresent();
  }

  /** Writes new and changed units, parents first. */
  public void write(OrganizationTables tables) {
    for (Unit unit : new UnitTree(List.copyOf(units.values())).all()) {
      if (isNew(unit)) {
        tables.insert(unit);
      } else if (isChanged(unit)) {
        tables.update(unit);
      }
    }
  }
}
