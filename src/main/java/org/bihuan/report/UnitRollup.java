package org.bihuan.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.organization.Units;
import org.bihuan.report.FigureQuery.Counted;
import org.jspecify.annotations.Nullable;

/**
 * Groups the figures of units under the units directly below one, so that one can drill down.
 * Starts below the unit asked for, and descends further while everything is under a single unit.
 */
final class UnitRollup {

  private final Units units;

  UnitRollup(Units units) {
    this.units = units;
  }

  /**
   * Figures under one unit.
   *
   * @param unit null for issues of no unit
   * @param own whether they include only the unit itself; the units below have rows of their own
   */
  record Row(@Nullable String unit, boolean own, Figures figures) {}

  List<Row> rows(List<Counted> counted, @Nullable String within) {
    return under(counted, top(counted, within));
  }

  /** The unit under which others are grouped: the one asked for, or what all have in common. */
  @Nullable String top(List<Counted> counted, @Nullable String within) {
    return within != null
        ? within
        : common(counted.stream().map(Counted::key).filter(k -> k != null).toList());
  }

  /** The rows under this unit; each unit by itself where there is none. */
  List<Row> under(List<Counted> counted, @Nullable String top) {
    Map<@Nullable String, Figures> under = new LinkedHashMap<>();
    for (Counted each : counted) {
      under.merge(child(top, each.key()), each.figures(), UnitRollup::plus);
    }
    return under.entrySet().stream()
        .map(
            entry ->
                new Row(
                    entry.getKey(),
                    entry.getKey() != null
                        && entry.getKey().equals(top)
                        && units.within(entry.getKey()).size() > 1,
                    entry.getValue()))
        .toList();
  }

  /** The lowest unit that is, or is above, each of these; null for none. */
  private @Nullable String common(List<String> codes) {
    List<String> path = null;
    for (String code : codes) {
      List<String> upwards = units.upwards(code);
      if (path == null) {
        path = upwards;
      } else {
        path = path.stream().filter(upwards::contains).toList();
      }
    }
    return path == null || path.isEmpty() ? null : path.get(0);
  }

  /** The unit directly below the top that is, or is above, this one; the top itself for the top. */
  private @Nullable String child(@Nullable String top, @Nullable String code) {
    if (code == null || top == null) {
      return code;
    }
    List<String> upwards = units.upwards(code);
    int at = upwards.indexOf(top);
    return at <= 0 ? code : upwards.get(at - 1);
  }

  private static Figures plus(Figures one, Figures other) {
    return Figures.sum(List.of(one, other));
  }
}
