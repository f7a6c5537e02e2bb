package org.bihuan.report;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.issue.Issues.Selection;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.report.FigureQuery.Counted;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Counts issues by unit and month. */
@Service
class HeatMaps {

  private static final int MONTHS = 12;
  private static final int WARMEST = 4;

  private final Issues issues;
  private final FigureQuery query;
  private final FigureLabels labels;
  private final Units units;
  private final ZoneId zone;

  HeatMaps(
      Issues issues,
      FigureQuery query,
      FigureLabels labels,
      Units units,
      @Value("${bihuan.zone}") ZoneId zone) {
    this.issues = issues;
    this.query = query;
    this.labels = labels;
    this.units = units;
    this.zone = zone;
  }

  /** The issues of a unit in each month. */
  private static final class Line {
    private final @Nullable String unit;
    private final boolean own;
    private final long[] totals = new long[MONTHS];

    Line(@Nullable String unit, boolean own) {
      this.unit = unit;
      this.own = own;
    }

    long sum() {
      return Arrays.stream(totals).sum();
    }
  }

  /**
   * Units are those directly below the one the filter names.
   *
   * @param by the month of opening, or of finding
   */
  HeatMap heatMap(
      IssueFilter filter, Dimension by, Monthly monthly, IssueLinks links, Locale locale) {
    Selection selection = monthly.selection();
    YearMonth last = YearMonth.from(selection.at().atZone(zone));
    List<YearMonth> months = new ArrayList<>();
    for (int i = MONTHS - 1; i >= 0; i--) {
      months.add(last.minusMonths(i));
    }
    List<Line> lines = lines(monthly.units(), months, filter.unit());
    long most = 0;
    for (Line line : lines) {
      for (long total : line.totals) {
        most = Math.max(most, total);
      }
    }
    List<HeatMap.Row> rows = new ArrayList<>();
    for (Line line : lines) {
      List<HeatMap.Cell> cells = new ArrayList<>();
      for (int i = 0; i < MONTHS; i++) {
        long total = line.totals[i];
        cells.add(
            new HeatMap.Cell(total, warmth(total, most), link(line, by, months.get(i), links)));
      }
      rows.add(new HeatMap.Row(line.unit, labels.unit(line.unit, line.own, locale), cells));
    }
    return new HeatMap(months.stream().map(YearMonth::toString).toList(), rows);
  }

  /**
   * Figures by month and unit.
   *
   * @param units by the number of the month, 202611
   */
  record Monthly(Selection selection, Map<Integer, List<Counted>> units) {

    List<Counted> byUnit() {
      Map<@Nullable String, Figures> sums = new LinkedHashMap<>();
      units.values().stream()
          .flatMap(List::stream)
          .forEach(each -> sums.merge(each.key(), each.figures(), Monthly::plus));
      return sums.entrySet().stream()
          .map(sum -> new Counted(sum.getKey(), sum.getValue()))
          .toList();
    }

    List<Counted> byMonth() {
      return units.entrySet().stream()
          .map(
              month ->
                  new Counted(
                      month.getKey().toString(),
                      Figures.sum(month.getValue().stream().map(Counted::figures).toList())))
          .toList();
    }

    private static Figures plus(Figures one, Figures other) {
      return Figures.sum(List.of(one, other));
    }
  }

  /**
   * Over the issues that pass the filter and that the caller may see, in one statement; without
   * figures of the type's own.
   *
   * @param by the month of opening, or of finding
   */
  Monthly counted(Caller caller, IssueFilter filter, Dimension by) {
    Selection selection = issues.selection(caller, filter);
    Map<Integer, List<Counted>> counted = new TreeMap<>();
    for (Counted each : query.countByMonthAndUnit(caller, filter, by, selection)) {
      String both = Objects.requireNonNull(each.key());
      int space = both.indexOf(' ');
      String unit = both.substring(space + 1);
      counted
          .computeIfAbsent(Integer.parseInt(both.substring(0, space)), month -> new ArrayList<>())
          .add(new Counted(unit.isEmpty() ? null : unit, each.figures()));
    }
    return new Monthly(selection, counted);
  }

  private List<Line> lines(
      Map<Integer, List<Counted>> counted, List<YearMonth> months, @Nullable String within) {
    UnitRollup rollup = new UnitRollup(units);
    String top = rollup.top(counted.values().stream().flatMap(List::stream).toList(), within);
    Map<@Nullable String, Line> lines = new LinkedHashMap<>();
    for (int i = 0; i < MONTHS; i++) {
      int month = months.get(i).getYear() * 100 + months.get(i).getMonthValue();
      for (UnitRollup.Row row : rollup.under(counted.getOrDefault(month, List.of()), top)) {
        Line line = lines.computeIfAbsent(row.unit(), unit -> new Line(unit, row.own()));
        line.totals[i] += row.figures().total();
      }
    }
    return lines.values().stream()
        .sorted(
            Comparator.comparing((Line line) -> line.unit == null)
                .thenComparing(Comparator.comparingLong(Line::sum).reversed())
                .thenComparing(line -> String.valueOf(line.unit)))
        .toList();
  }

  private static int warmth(long total, long most) {
    return total == 0 ? 0 : (int) Math.max(1, Math.ceil((double) total * WARMEST / most));
  }

  private static @Nullable String link(Line line, Dimension by, YearMonth month, IssueLinks links) {
    String unit = line.unit;
    if (unit == null) {
      return null;
    }
    return links.ofMonth(
        by, month, line.own ? Map.of("unit", unit, "unitAlone", "true") : Map.of("unit", unit));
  }
}
