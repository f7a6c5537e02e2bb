package org.bihuan.workbench.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.organization.Unit;

/** A unit with the units directly below it, for showing a tree. */
record UnitNode(Unit unit, List<UnitNode> below) {

  /** The trees these units form; parents must come before their children. */
  static List<UnitNode> trees(List<Unit> units) {
    Map<String, UnitNode> nodes = new LinkedHashMap<>();
    List<UnitNode> tops = new ArrayList<>();
    for (Unit unit : units) {
      UnitNode node = new UnitNode(unit, new ArrayList<>());
      UnitNode above = unit.parent() == null ? null : nodes.get(unit.parent());
      (above == null ? tops : above.below).add(node);
      nodes.put(unit.code(), node);
    }
    return tops;
  }
}
