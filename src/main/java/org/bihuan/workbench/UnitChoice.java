package org.bihuan.workbench;

import java.util.List;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;

/**
 * A unit in a list to choose from, indented by its depth in the tree.
 *
 * @param indent what stands before its name
 */
record UnitChoice(String code, String indent) {

  /** All units in use, each above those below it. */
  static List<UnitChoice> all(Units units) {
    return units.all().stream()
        .filter(unit -> unit.parent() == null)
        .flatMap(root -> under(root, units, 0).stream())
        .toList();
  }

  private static List<UnitChoice> under(Unit unit, Units units, int depth) {
    List<UnitChoice> choices = new java.util.ArrayList<>();
    choices.add(new UnitChoice(unit.code(), "　".repeat(depth)));
    for (String child : units.children(unit.code())) {
      units.find(child).ifPresent(found -> choices.addAll(under(found, units, depth + 1)));
    }
    return choices;
  }
}
