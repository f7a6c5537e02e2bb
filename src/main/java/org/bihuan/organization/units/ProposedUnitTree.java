package org.bihuan.organization.units;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.organization.AdminScope;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.Unit;
import org.bihuan.organization.snapshot.OrganizationTables;
import org.bihuan.organization.snapshot.UnitTree;
import org.jspecify.annotations.Nullable;

/** The tree as a change would leave it, checked against the rules before anything is written. */
public final class ProposedUnitTree {

  /** Levels from a root down; offices have five or six. Each unit knows all those above it. */
  static final int MOST_LEVELS = 12;

  /** Every page that offers units to choose from holds them all. */
  static final int MOST_UNITS = 5_000;

  private final UnitTree before;
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<String, Integer> levelsFrom = new HashMap<>();

  public ProposedUnitTree(UnitTree before, Collection<Unit> wanted) {
    this.before = before;
    before.all().forEach(unit -> units.put(unit.code(), unit));
    wanted.forEach(unit -> units.put(unit.code(), unit));
  }

  /** What is said where {@link #isTooLarge} holds. */
  public static Problem tooMany() {
    return Problem.invalidSubmission(
        List.of(new FieldError("code", "organization.units.tooMany", MOST_UNITS)));
  }

  /** Whether there would be more units than the service is made for, and more than there are. */
  public boolean isTooLarge() {
    return units.size() > MOST_UNITS && units.size() > before.all().size();
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
    } else if (isMoved(unit) && levelsAbove(unit) + levelsFrom(unit) > MOST_LEVELS) {
      faults.add("parent", "organization.parent.tooDeep", MOST_LEVELS);
    } else if (above.retired() && !unit.retired()) {
      faults.add("parent", "organization.unit.retired", parent);
    }
  }

  /** Also where it is new. */
  private boolean isMoved(Unit unit) {
    return !before.find(unit.code()).map(Unit::parent).equals(Optional.ofNullable(unit.parent()));
  }

  private boolean isRoot(String code) {
    return before.find(code).filter(unit -> unit.parent() == null).isPresent();
  }

  private boolean goesInCircles(Unit unit) {
    Set<String> passed = new HashSet<>();
    for (Unit at = unit; at != null && passed.size() <= MOST_LEVELS; at = above(at)) {
      if (!passed.add(at.code())) {
        return true;
      }
    }
    return false;
  }

  private int levelsAbove(Unit unit) {
    int levels = 0;
    for (Unit at = above(unit); at != null && levels <= MOST_LEVELS; at = above(at)) {
      levels++;
    }
    return levels;
  }

  /** The unit's own level and those below it. */
  private int levelsFrom(Unit unit) {
    if (levelsFrom.isEmpty()) {
      units.values().forEach(this::countLevels);
    }
    return levelsFrom.getOrDefault(unit.code(), 1);
  }

  private void countLevels(Unit lowest) {
    int levels = 1;
    for (Unit at = lowest; at != null && levels <= MOST_LEVELS + 1; at = above(at)) {
      levelsFrom.merge(at.code(), levels, Math::max);
      levels++;
    }
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
