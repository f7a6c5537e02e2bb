package org.bihuan.workbench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Sight;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.springframework.stereotype.Component;

/** Units to choose from, as a tree: each below the one above it, and indented. */
@Component
class UnitChoices {

  /** A full-width blank, which no browser strips at the beginning of an option. */
  private static final String STEP = "\u3000";

  private final Units units;
  private final Words words;

  UnitChoices(Units units, Words words) {
    this.units = units;
    this.words = words;
  }

  /** The units whose issues the caller may see, and those above them. */
  List<Choice> inSight(Caller caller) {
    Set<String> shown = new HashSet<>();
    Sight.of(caller, units).units().forEach(unit -> shown.addAll(units.upwards(unit)));
    List<Unit> all = units.all();
    List<Choice> choices = new ArrayList<>();
    for (Unit unit : all) {
      if (unit.parent() == null) {
        add(unit, "", all, shown, choices);
      }
    }
    return choices;
  }

  private void add(
      Unit unit, String indent, List<Unit> all, Set<String> shown, List<Choice> choices) {
    if (!shown.contains(unit.code())) {
      return;
    }
    choices.add(new Choice(unit.code(), indent + words.unit(unit.code())));
    for (Unit below : all) {
      if (Objects.equals(below.parent(), unit.code())) {
        add(below, indent + STEP, all, shown, choices);
      }
    }
  }
}
