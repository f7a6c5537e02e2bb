package org.bihuan.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.organization.Unit;

/**
 * A unit to choose, set in as far as it stands below the topmost of the list.
 *
 * @param indented its name behind as many spaces as it has superiors here
 */
record UnitOption(String code, String indented) {

  private static final String STEP = "\u3000";

  /** Options for units that stand in the tree's order, retired ones left out. */
  static List<UnitOption> of(List<Unit> units, Words words) {
    Map<String, Integer> depths = new HashMap<>();
    List<UnitOption> options = new ArrayList<>();
    for (Unit unit : units) {
      String parent = unit.parent();
      int depth = parent == null ? 0 : depths.getOrDefault(parent, -1) + 1;
      depths.put(unit.code(), depth);
      if (!unit.retired()) {
        options.add(new UnitOption(unit.code(), STEP.repeat(depth) + words.unit(unit.code())));
      }
    }
    return options;
  }
}
