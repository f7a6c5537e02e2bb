package org.bihuan.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.bihuan.http.Messages;
import org.bihuan.issue.Issues.Selection;
import org.bihuan.labels.FigureLabel;
import org.bihuan.labels.Labels;
import org.bihuan.report.FigureQuery.Counted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures that a type defines by itself, beside those that every type has. */
@Component
class TypeFigures {

  private final TypeFigureQuery query;
  private final Labels labels;
  private final Messages messages;

  TypeFigures(TypeFigureQuery query, Labels labels, Messages messages) {
    this.query = query;
    this.labels = labels;
    this.messages = messages;
  }

  /** The same groups, with the sums of the type's figures; no statement where it has none. */
  List<Counted> added(
      @Nullable String type, @Nullable Dimension by, Selection selection, List<Counted> counted) {
    if (type == null || labels.figures(type).isEmpty()) {
      return counted;
    }
    Map<@Nullable String, Map<String, FigureSum>> sums = query.sums(by, selection);
    return counted.stream()
        .map(
            one ->
                new Counted(one.key(), one.figures().with(sums.getOrDefault(one.key(), Map.of()))))
        .toList();
  }

  /** The figures of a group. */
  List<TypeFigure> of(
      Figures figures, IssueLinks links, Map<String, String> listed, Locale locale) {
    return figures(links.type(), locale).stream()
        .map(figure -> of(figure, figures, links.ofFigure(figure.id(), listed), List.of()))
        .toList();
  }

  /**
   * The figures of all issues together, with the groups within each.
   *
   * @param selection asked for only where a figure is grouped further
   */
  List<TypeFigure> ofTotal(
      Figures figures, IssueLinks links, Supplier<Selection> selection, Locale locale) {
    List<FigureLabel> all = figures(links.type(), locale);
    boolean grouped = all.stream().anyMatch(FigureLabel::grouped);
    Map<String, List<TypeFigureQuery.Group>> groups =
        grouped ? query.groups(selection.get()) : Map.of();
    return all.stream()
        .map(
            figure ->
                of(
                    figure,
                    figures,
                    links.ofFigure(figure.id(), links.all()),
                    groups(figure, groups.getOrDefault(figure.id(), List.of()), locale)))
        .toList();
  }

  private List<TypeFigure.Group> groups(
      FigureLabel figure, List<TypeFigureQuery.Group> groups, Locale locale) {
    if (!figure.grouped() || groups.isEmpty()) {
      return List.of();
    }
    List<String> keys = groups.stream().map(TypeFigureQuery.Group::key).toList();
    Map<String, String> names = figure.names().apply(keys);
    return groups.stream().map(group -> group(figure, group, names, locale)).toList();
  }

  private TypeFigure.Group group(
      FigureLabel figure, TypeFigureQuery.Group group, Map<String, String> names, Locale locale) {
    FigureSum sum = group.sum();
    return new TypeFigure.Group(
        group.key(),
        group.key().isEmpty()
            ? messages.text(locale, "report.none")
            : names.getOrDefault(group.key(), group.key()),
        sum.value(figure.kind()),
        FigureSum.plain(sum.part()),
        FigureSum.plain(sum.whole()));
  }

  private List<FigureLabel> figures(@Nullable String type, Locale locale) {
    return type == null ? List.of() : labels.in(locale).figures(type);
  }

  private static TypeFigure of(
      FigureLabel figure,
      Figures figures,
      Map<String, String> links,
      List<TypeFigure.Group> groups) {
    FigureSum sum = figures.own().getOrDefault(figure.id(), FigureSum.NONE);
    return new TypeFigure(
        figure.id(),
        figure.name(),
        figure.kind(),
        sum.value(figure.kind()),
        FigureSum.plain(sum.part()),
        FigureSum.plain(sum.whole()),
        links,
        groups);
  }
}
