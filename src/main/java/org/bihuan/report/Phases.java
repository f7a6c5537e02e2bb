package org.bihuan.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.report.FigureQuery.Counted;
import org.bihuan.report.Statistics.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Figures by phase and unit, in one statement over the issues. An issue belongs to the phase in
 * which it was found; where no ledger said when that was, to that in which it was opened.
 */
@Service
public class Phases {

  /** Neither before, in, nor after a phase that has days. */
  private static final int OUTSIDE = -1;

  private final Issues issues;
  private final FigureQuery query;
  private final StatisticsService statistics;
  private final FigureLabels labels;
  private final Units units;
  private final ZoneId zone;

  Phases(
      Issues issues,
      FigureQuery query,
      StatisticsService statistics,
      FigureLabels labels,
      Units units,
      @Value("${bihuan.zone}") ZoneId zone) {
    this.issues = issues;
    this.query = query;
    this.statistics = statistics;
    this.labels = labels;
    this.units = units;
    this.zone = zone;
  }

  /**
   * The days of a phase.
   *
   * @param from the first
   * @param to the last
   */
  public record Days(LocalDate from, LocalDate to) {}

  /**
   * The figures of a phase.
   *
   * @param units those of the units directly below the one that all have in common
   */
  @Schema(name = "PhaseFigures")
  public record Phase(Group total, List<Group> units) {}

  /**
   * Figures over some issues.
   *
   * @param phases in the order asked for
   * @param outside of issues in no phase; null where no phases were asked for
   */
  public record Progress(
      Group total, List<Group> units, List<Phase> phases, @Nullable Group outside) {}

  /**
   * The figures over the issues that pass the filter and that the caller may see.
   *
   * @param list the address of the list to which figures link
   * @param phases none overlapping another
   */
  public Progress progress(
      Caller caller, IssueFilter filter, List<Days> phases, String list, Locale locale) {
    List<Counted> all = query.countBy(phaseAndUnit(phases), issues.selection(caller, filter));
    Map<Integer, List<Counted>> byPhase = new LinkedHashMap<>();
    for (Counted each : all) {
      String key = Objects.requireNonNull(each.key());
      int space = key.indexOf(' ');
      String unit = key.substring(space + 1);
      byPhase
          .computeIfAbsent(Integer.parseInt(key.substring(0, space)), phase -> new ArrayList<>())
          .add(new Counted(unit.isEmpty() ? null : unit, each.figures()));
    }
    List<Phase> told = new ArrayList<>();
    for (int i = 0; i < phases.size(); i++) {
      IssueFilter within =
          filter.with("foundFrom", phases.get(i).from()).with("foundTo", phases.get(i).to());
      told.add(phase(within, byPhase.getOrDefault(i, List.of()), list, locale));
    }
    Phase whole = phase(filter, byUnit(all), list, locale);
    Figures rest = sum(byPhase.getOrDefault(OUTSIDE, List.of()));
    return new Progress(
        whole.total(),
        whole.units(),
        told,
        phases.isEmpty() ? null : Group.of(null, labels.total(locale), rest, List.of(), Map.of()));
  }

  private Phase phase(IssueFilter filter, List<Counted> counted, String list, Locale locale) {
    var links = new IssueLinks(list, filter, units);
    return new Phase(
        Group.of(null, labels.total(locale), sum(counted), List.of(), links.all()),
        statistics.under(filter.unit(), counted, links, locale));
  }

  private static Figures sum(List<Counted> counted) {
    return Figures.sum(counted.stream().map(Counted::figures).toList());
  }

  private static List<Counted> byUnit(List<Counted> all) {
    Map<String, List<Figures>> units = new LinkedHashMap<>();
    for (Counted each : all) {
      String key = Objects.requireNonNull(each.key());
      units
          .computeIfAbsent(key.substring(key.indexOf(' ') + 1), unit -> new ArrayList<>())
          .add(each.figures());
    }
    List<Counted> counted = new ArrayList<>();
    units.forEach(
        (unit, figures) ->
            counted.add(new Counted(unit.isEmpty() ? null : unit, Figures.sum(figures))));
    return counted;
  }

  /** The number of the phase and the unit of an issue, with a space between. */
  private Condition phaseAndUnit(List<Days> phases) {
    StringBuilder phase = new StringBuilder();
    List<Object> parameters = new ArrayList<>();
    for (int i = 0; i < phases.size(); i++) {
      Days days = phases.get(i);
      phase
          .append(" when (i.found_on >= ? and i.found_on <= ?) or (i.found_on is null")
          .append(" and i.opened_at >= ? and i.opened_at < ?) then '")
          .append(i)
          .append(" '");
      parameters.add(Date.valueOf(days.from()));
      parameters.add(Date.valueOf(days.to()));
      parameters.add(Timestamp.from(days.from().atStartOfDay(zone).toInstant()));
      parameters.add(Timestamp.from(days.to().plusDays(1).atStartOfDay(zone).toInstant()));
    }
    String outside = "'" + OUTSIDE + " '";
    String key = phase.isEmpty() ? outside : "(case" + phase + " else " + outside + " end)";
    return new Condition(key + " || coalesce(i.unit, '')", parameters);
  }
}
