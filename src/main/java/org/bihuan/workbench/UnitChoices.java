package org.bihuan.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Units to choose from, as a tree laid flat: each below the one above it, further indented. */
@Component
class UnitChoices {

  private final Units units;
  private final Words words;

  UnitChoices(Units units, Words words) {
    this.units = units;
    this.words = words;
  }

  /**
   * One unit.
   *
   * @param depth 0 at the root
   * @param label the name, indented by its depth
   */
  record Choice(String code, String name, int depth, String label) {}

  /** Every unit that is not retired. */
  List<Choice> all() {
    return of(null);
  }

  /** Only these, and still as a tree. */
  List<Choice> of(@Nullable Set<String> only) {
    List<Choice> choices = new ArrayList<>();
    units.all().stream()
        .filter(unit -> unit.parent() == null)
        .forEach(root -> add(root, 0, only, choices));
    return choices;
  }

  private void add(Unit unit, int depth, @Nullable Set<String> only, List<Choice> choices) {
    boolean shown = !unit.retired() && (only == null || only.contains(unit.code()));
    if (shown) {
      String name = words.unit(unit.code());
      choices.add(new Choice(unit.code(), name, depth, "\u3000".repeat(depth) + name));
    }
    units.children(unit.code()).stream()
        .flatMap(code -> units.find(code).stream())
        .sorted(Comparator.comparing(Unit::code))
        .forEach(child -> add(child, shown ? depth + 1 : depth, only, choices));
  }
}
