package org.bihuan.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.report.FigureQuery.Counted;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** The figures that pages show, with links to the pages that list their issues. */
@Service
public class Overviews {

  private static final String LIST = "/issues";

  private final StatisticsService statistics;
  private final Flow flow;
  private final HeatMaps heatMaps;
  private final Units units;
  private final Issues issues;
  private final String usualType;

  Overviews(
      StatisticsService statistics,
      Flow flow,
      HeatMaps heatMaps,
      Units units,
      Issues issues,
      @Value("${bihuan.report.type:rectification}") String usualType) {
    this.statistics = statistics;
    this.flow = flow;
    this.heatMaps = heatMaps;
    this.units = units;
    this.issues = issues;
    this.usualType = usualType;
  }

  /** The type whose figures are shown where none is named. */
  public String usualType() {
    return usualType;
  }

  /** What the figures of a type are called; of all types where none is given. */
  public FigureWords words(@Nullable String type, Locale locale) {
    return statistics.words(type, locale);
  }

  /**
   * All figures over the issues that pass the filter and that the caller may see. Units are those
   * directly below the one the filter names.
   *
   * @param byFinding whether months are those of finding instead of opening
   */
  public Overview overview(Caller caller, IssueFilter filter, boolean byFinding, Locale locale) {
    var links = new IssueLinks(LIST, filter, units);
    Dimension month = byFinding ? Dimension.FOUND_MONTH : Dimension.MONTH;
    HeatMaps.Monthly monthly = heatMaps.counted(caller, filter, month);
    List<Counted> byUnit =
        statistics.withOwn(filter, Dimension.UNIT, monthly.selection(), monthly.byUnit());
    List<Counted> byMonth =
        statistics.withOwn(filter, month, monthly.selection(), monthly.byMonth());
    return new Overview(
        statistics.total(caller, filter, byUnit, links, locale),
        statistics.under(filter.unit(), byUnit, links, locale),
        groups(Dimension.CATEGORY, caller, filter, links, locale),
        statistics.groups(month, filter.type(), byMonth, links, locale),
        flow.overdue(caller, filter, links),
        flow.rounds(caller, filter, links),
        flow.steps(caller, filter),
        heatMaps.heatMap(filter, month, monthly, links, locale));
  }

  /**
   * The moment as of which a filter asks for figures; now where it names none.
   *
   * @throws org.bihuan.http.Problem 400 naming {@code asOf}
   */
  public Instant moment(IssueFilter filter) {
    return issues.moment(filter);
  }

  private List<Statistics.Group> groups(
      Dimension by, Caller caller, IssueFilter filter, IssueLinks links, Locale locale) {
    return statistics.groups(
        by, filter.type(), statistics.counted(caller, filter, by), links, locale);
  }

  /**
   * The figures of the units directly below the one the filter names, each with all below, and of
   * that unit itself.
   */
  public List<Statistics.Group> units(Caller caller, IssueFilter filter, Locale locale) {
    return statistics.under(
        filter.unit(),
        statistics.counted(caller, filter, Dimension.UNIT),
        new IssueLinks(LIST, filter, units),
        locale);
  }

  /**
   * The current steps of open issues that the caller may see; of all types where the filter names
   * none.
   */
  public OpenIssuesByStep openIssuesByStep(Caller caller, IssueFilter filter) {
    return flow.openIssuesByStep(caller, filter);
  }
}
