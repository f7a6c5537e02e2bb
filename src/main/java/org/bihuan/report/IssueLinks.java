package org.bihuan.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.facts.Status;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;

/**
 * Makes addresses that list the issues behind a figure: the current filters, narrowed to group and
 * figure.
 */
final class IssueLinks {

  private static final Map<String, Map<String, String>> FIGURES =
      Map.ofEntries(
          Map.entry("total", Map.of()),
          Map.entry("open", Map.of("status", Status.OPEN.code())),
          Map.entry("standing", Map.of("status", Status.STANDING.code())),
          Map.entry("signedOff", Map.of("signedOff", "true")),
          Map.entry("withdrawn", Map.of("withdrawn", "true")),
          Map.entry("overdue", Map.of("overdue", "true")),
          Map.entry("reviewOverdue", Map.of("reviewOverdue", "true")),
          Map.entry("firstPass", Map.of("firstPass", "true")),
          Map.entry("onTime", Map.of("onTime", "true")),
          Map.entry("late", Map.of("late", "true")),
          Map.entry("closedOtherwise", Map.of("closedOtherwise", "true")),
          Map.entry("relapses", Map.of("relapsed", "true")));

  private final String list;
  private final IssueFilter filter;
  private final Units units;

  /**
   * @param list the address of the list: of the API or of the pages
   */
  IssueLinks(String list, IssueFilter filter, Units units) {
    this.list = list;
    this.filter = filter;
    this.units = units;
  }

  /** Links of the total. */
  Map<String, String> all() {
    return figures(given());
  }

  /** The type whose issues are listed; null: of all types. */
  @Nullable String type() {
    return filter.type();
  }

  /**
   * Links to the issues that count in a figure of the type, and in its part.
   *
   * @param group the links of the group; none where no filter describes its issues
   */
  Map<String, String> ofFigure(String figure, Map<String, String> group) {
    String all = group.get("total");
    if (all == null
        || filter.figure() != null
        || filter.inPart() != null
        || filter.asOf() != null) { // no list finds them as of then
      return Map.of();
    }
    String whole = all + (all.endsWith("?") ? "" : "&") + "figure=" + figure;
    return Map.of("whole", whole, "part", whole + "&inPart=true");
  }

  /** Links of a group; none where no filter describes exactly its issues. */
  Map<String, String> of(Dimension by, @Nullable String key) {
    if (key == null) {
      return Map.of();
    }
    Map<String, String> narrowed = given();
    if (by.isMonth()) {
      narrow(narrowed, by, YearMonth.parse(key));
    } else {
      narrowed.put(by.code(), key);
      if (by == Dimension.UNIT && units.within(key).size() > 1) {
        narrowed.put("unitAlone", "true"); // the units below are groups of their own
      }
    }
    return figures(narrowed);
  }

  /** Links narrowed by further filters, which must not be among the current ones. */
  Map<String, String> narrowed(Map<String, String> further) {
    Map<String, String> narrowed = given();
    narrowed.putAll(further);
    return figures(narrowed);
  }

  /** The link to the issues of a month that pass these further filters. */
  String ofMonth(Dimension by, YearMonth month, Map<String, String> further) {
    Map<String, String> narrowed = given();
    narrowed.putAll(further);
    narrow(narrowed, by, month);
    return link(narrowed);
  }

  private void narrow(Map<String, String> narrowed, Dimension by, YearMonth month) {
    if (by == Dimension.MONTH) {
      narrow(narrowed, "opened", month, filter.openedFrom(), filter.openedTo());
    } else {
      narrow(narrowed, "found", month, filter.foundFrom(), filter.foundTo());
    }
  }

  /** The link to the issues that pass both the current and these further filters. */
  String to(Map<String, String> further) {
    Map<String, String> narrowed = given();
    narrowed.putAll(further);
    return link(narrowed);
  }

  private static void narrow(
      Map<String, String> narrowed,
      String what,
      YearMonth month,
      @Nullable LocalDate givenFrom,
      @Nullable LocalDate givenTo) {
    LocalDate from = month.atDay(1);
    LocalDate to = month.atEndOfMonth();
    narrowed.put(
        what + "From",
        (givenFrom != null && givenFrom.isAfter(from) ? givenFrom : from).toString());
    narrowed.put(what + "To", (givenTo != null && givenTo.isBefore(to) ? givenTo : to).toString());
  }

  private Map<String, String> figures(Map<String, String> narrowed) {
    Map<String, String> links = new TreeMap<>();
    FIGURES.forEach(
        (figure, parameters) -> {
          // Where a current filter contradicts, the figure is 0, and there is nothing to list.
          boolean contradicted =
              parameters.entrySet().stream()
                  .anyMatch(
                      p -> !narrowed.getOrDefault(p.getKey(), p.getValue()).equals(p.getValue()));
          if (!contradicted) {
            Map<String, String> query = new LinkedHashMap<>(narrowed);
            query.putAll(parameters);
            links.put(figure, link(query));
          }
        });
    return links;
  }

  private String link(Map<String, String> query) {
    return list
        + query.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }

  private Map<String, String> given() {
    return new LinkedHashMap<>(filter.given());
  }
}
