package org.bihuan.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.issue.Issues.Selection;
import org.bihuan.issue.facts.Severity;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.report.FigureQuery.Counted;
import org.bihuan.report.Statistics.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Calculates the figures over the issues somebody may see. */
@Service
class StatisticsService {

  private static final List<String> SEVERITIES = Severity.codes();

  private final Issues issues;
  private final FigureQuery query;
  private final TypeFigures own;
  private final Units units;
  private final FigureLabels labels;

  StatisticsService(
      Issues issues, FigureQuery query, TypeFigures own, Units units, FigureLabels labels) {
    this.issues = issues;
    this.query = query;
    this.own = own;
    this.units = units;
    this.labels = labels;
  }

  /**
   * @param asked the word by which the dimension was asked for
   */
  Statistics statistics(
      Caller caller,
      IssueFilter filter,
      @Nullable String asked,
      @Nullable Dimension by,
      Locale locale) {
    List<Counted> counted = counted(caller, filter, by);
    Figures total = sum(counted);
    var links = new IssueLinks("/api/issues", filter, units);
    Long categories =
        by == Dimension.CATEGORY
            ? (Long) counted.stream().map(Counted::key).filter(Objects::nonNull).count()
            : null;
    return new Statistics(
        asked,
        labels.summary(filter.type(), total, categories, locale),
        total(caller, filter, counted, links, locale),
        by == null ? List.of() : groups(by, filter.type(), counted, links, locale));
  }

  List<Counted> counted(Caller caller, IssueFilter filter, @Nullable Dimension by) {
    Selection selection = issues.selection(caller, filter);
    return withOwn(filter, by, selection, query.count(caller, filter, by, selection));
  }

  /** The same groups, with the figures of the type's own. */
  List<Counted> withOwn(
      IssueFilter filter, @Nullable Dimension by, Selection selection, List<Counted> counted) {
    return own.added(filter.type(), by, selection, counted);
  }

  FigureWords words(@Nullable String type, Locale locale) {
    return labels.words(type, locale);
  }

  Group total(
      Caller caller, IssueFilter filter, List<Counted> counted, IssueLinks links, Locale locale) {
    Figures sum = sum(counted);
    List<TypeFigure> figures =
        own.ofTotal(sum, links, () -> issues.selection(caller, filter), locale);
    return Group.of(null, labels.total(locale), sum, figures, links.all());
  }

  /**
   * @param type of the issues counted; null: of all types
   */
  List<Group> groups(
      Dimension by, @Nullable String type, List<Counted> counted, IssueLinks links, Locale locale) {
    return counted.stream()
        .map(each -> group(by, type, each, links, locale))
        .sorted(order(by))
        .toList();
  }

  /** Groups the figures of units under the units directly below one. */
  List<Group> under(@Nullable String unit, List<Counted> counted, IssueLinks links, Locale locale) {
    return new UnitRollup(units)
        .rows(counted, unit).stream()
            .map(
                row ->
                    group(
                        row.unit(),
                        labels.unit(row.unit(), row.own(), locale),
                        row.figures(),
                        links(row, links),
                        links,
                        locale))
            .sorted(order(Dimension.UNIT))
            .toList();
  }

  private static Map<String, String> links(UnitRollup.Row row, IssueLinks links) {
    String unit = row.unit();
    if (unit == null) {
      return Map.of();
    }
    return links.narrowed(
        row.own() ? Map.of("unit", unit, "unitAlone", "true") : Map.of("unit", unit));
  }

  private static Figures sum(List<Counted> counted) {
    return Figures.sum(counted.stream().map(Counted::figures).toList());
  }

  private Group group(
      Dimension by, @Nullable String type, Counted counted, IssueLinks links, Locale locale) {
    String key = counted.key();
    if (by.isMonth() && key != null) {
      int month = Integer.parseInt(key);
      key = String.format(Locale.ROOT, "%04d-%02d", month / 100, month % 100);
    }
    String name = labels.of(by, type, key, locale);
    return group(key, name, counted.figures(), links.of(by, key), links, locale);
  }

  private Group group(
      @Nullable String key,
      String name,
      Figures figures,
      Map<String, String> listed,
      IssueLinks links,
      Locale locale) {
    return Group.of(key, name, figures, own.of(figures, links, listed, locale), listed);
  }

  /**
   * Months in order of time, severities in ascending order, all others by number, largest first;
   * the group without key last.
   */
  private static Comparator<Group> order(Dimension by) {
    Comparator<Group> known = Comparator.comparing(group -> group.key() == null);
    Comparator<Group> byKey =
        Comparator.comparing(Group::key, Comparator.nullsLast(Comparator.naturalOrder()));
    return switch (by) {
      case MONTH, FOUND_MONTH -> byKey;
      case SEVERITY ->
          Comparator.<Group>comparingInt(group -> SEVERITIES.indexOf(group.key()))
              .thenComparing(byKey);
      default ->
          known
              .thenComparing(Comparator.comparingLong(Group::total).reversed())
              .thenComparing(byKey);
    };
  }
}
