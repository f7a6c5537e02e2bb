package org.bihuan.workbench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bihuan.labels.Labels;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.organization.VisibleUnits;
import org.springframework.stereotype.Component;

/** Units to choose from, as a flattened tree: each is listed below its parent and indented. */
@Component
public class UnitChoices {

  /** A full-width space, which no browser strips at the beginning of an option. */
  private static final String STEP = "\u3000";

  private final Units units;
  private final Labels labels;

  UnitChoices(Units units, Labels labels) {
    this.units = units;
    this.labels = labels;
  }

  /** Every unit that is not retired. */
  public List<Choice> all() {
    return of(unit -> !unit.retired());
  }

  /** The units whose issues the caller may see, and their parents; retired ones too. */
  List<Choice> visible(Caller caller) {
    Set<String> shown = new HashSet<>();
    VisibleUnits.of(caller, units).units().forEach(unit -> shown.addAll(units.upwards(unit)));
    return of(unit -> shown.contains(unit.code()));
  }

  /** Those of these units that are not retired. */
  public List<Choice> among(List<Unit> some) {
    Set<String> codes = some.stream().map(Unit::code).collect(Collectors.toSet());
    return of(unit -> !unit.retired() && codes.contains(unit.code()));
  }

  /** The units that match, each indented below its nearest matching parent. */
  public List<Choice> of(Predicate<Unit> shown) {
    Map<String, List<Unit>> below =
        units.all().stream()
            .collect(Collectors.groupingBy(unit -> unit.parent() == null ? "" : unit.parent()));
    List<Choice> choices = new ArrayList<>();
    below.getOrDefault("", List.of()).forEach(root -> add(root, "", below, shown, choices));
    return choices;
  }

  private void add(
      Unit unit,
      String indent,
      Map<String, List<Unit>> below,
      Predicate<Unit> shown,
      List<Choice> choices) {
    boolean offered = shown.test(unit);
    if (offered) {
      choices.add(new Choice(unit.code(), indent + labels.unit(unit.code())));
    }
    String step = offered ? indent + STEP : indent;
    below
        .getOrDefault(unit.code(), List.of())
        .forEach(lower -> add(lower, step, below, shown, choices));
  }
}
