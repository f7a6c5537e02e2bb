package org.bihuan.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.Issues.Selection;
import org.bihuan.issue.past.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Adds up what issues give to the figures of their type; withdrawn issues give nothing. */
@Repository
class TypeFigureQuery {

  private static final String GIVEN =
      """
      from %s join %s on f.issue = i.number
      where %s and (i.status <> 'closed' or i.counted)
      """;

  private static final String SUMS =
      "select grp, figure, sum(part), sum(whole) from (select %s as grp, f.figure, f.part, f.whole "
          + GIVEN
          + ") given group by grp, figure";

  /** How many groups of a figure are shown: a column of texts may have any number. */
  private static final int MOST_GROUPS = 100;

  private static final String GROUPS =
      "select figure, by_key, part, whole from (select figure, by_key, sum(part) as part,"
          + " sum(whole) as whole, row_number() over (partition by figure"
          + " order by sum(whole) desc, by_key) as place from (select f.figure, f.by_key, f.part,"
          + " f.whole "
          + GIVEN
          + ") given group by figure, by_key) placed where place <= "
          + MOST_GROUPS
          + " order by figure, place";

  private final JdbcTemplate jdbc;
  private final ZoneId zone;

  TypeFigureQuery(JdbcTemplate jdbc, @Value("${bihuan.zone}") ZoneId zone) {
    this.jdbc = jdbc;
    this.zone = zone;
  }

  /** By the key of the group, as {@link FigureQuery} has it, and by the figure's id. */
  Map<@Nullable String, Map<String, FigureSum>> sums(@Nullable Dimension by, Selection selection) {
    String key = by == null ? "cast(null as varchar(1))" : by.key(zone);
    Map<@Nullable String, Map<String, FigureSum>> sums = new HashMap<>();
    jdbc.query(
        SUMS.formatted(
            key, selection.table().sql(), figures(selection).sql(), selection.condition().sql()),
        row -> {
          sums.computeIfAbsent(row.getString(1), any -> new HashMap<>())
              .put(row.getString(2), new FigureSum(row.getBigDecimal(3), row.getBigDecimal(4)));
        },
        parameters(selection));
    return sums;
  }

  /** One group within a figure. */
  record Group(String key, FigureSum sum) {}

  /** The largest groups within each figure, by its id. */
  Map<String, List<Group>> groups(Selection selection) {
    Map<String, List<Group>> groups = new LinkedHashMap<>();
    jdbc.query(
        GROUPS.formatted(
            selection.table().sql(), figures(selection).sql(), selection.condition().sql()),
        row -> {
          groups
              .computeIfAbsent(row.getString(1), any -> new ArrayList<>())
              .add(
                  new Group(
                      row.getString(2), new FigureSum(row.getBigDecimal(3), row.getBigDecimal(4))));
        },
        parameters(selection));
    return groups;
  }

  private static AsOf figures(Selection selection) {
    return AsOf.figures(selection.table().isNow() ? null : selection.at());
  }

  private static Object[] parameters(Selection selection) {
    List<Object> parameters = new ArrayList<>(selection.table().parameters());
    parameters.addAll(figures(selection).parameters());
    parameters.addAll(selection.condition().parameters());
    return parameters.toArray();
  }
}
