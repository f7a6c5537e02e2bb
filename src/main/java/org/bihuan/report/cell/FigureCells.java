package org.bihuan.report.cell;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.issue.Issues.Selection;
import org.bihuan.issue.past.AsOf;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.organization.VisibleUnits;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Adds up figures from the newest checkpoint before a moment, and from what has changed between
 * both: exact, and as quick for a million issues as for few. Answers what cells hold: filters by
 * type, units and one other dimension.
 */
@Repository
public class FigureCells {

  /** The dimension of cells that are divided by type and units alone. */
  static final String ALL = "all";

  private static final Set<String> ALWAYS =
      Set.of("asOf", "type", "unit", "unitAlone", "supervisor");
  private static final Set<String> WORDS = Set.of("category", "severity", "source", "campaign");

  private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

  private final JdbcTemplate jdbc;
  private final Units units;
  private final Clock clock;
  private volatile @Nullable Newest newest;

  public FigureCells(JdbcTemplate jdbc, Units units, Clock clock) {
    this.clock = clock;
    this.jdbc = jdbc;
    this.units = units;
  }

  private record Newest(@Nullable Checkpoint checkpoint, Instant readAt) {}

  /** A moment at which figures were gathered. */
  record Checkpoint(long id, Instant at) {}

  /**
   * What figures are grouped by.
   *
   * @param dimension of cells; null where groups are made of type and units alone
   * @param ofCells the group's key over {@code figure_cell} alias {@code c}
   * @param ofIssues the same over issues alias {@code i}, as text
   */
  public record Grouping(@Nullable String dimension, String ofCells, String ofIssues) {}

  /**
   * The statement that sums up, each row a key and the figures in the order of {@link Counts}.
   *
   * @return empty where cells do not hold what is asked for, or none are gathered yet
   */
  public Optional<Condition> sums(
      Caller caller, IssueFilter filter, Grouping by, Selection selection) {
    VisibleUnits sight = VisibleUnits.of(caller, units);
    String dimension = dimension(filter, by.dimension());
    if (dimension == null || sight.opener() != null) {
      return Optional.empty();
    }
    return remembered(selection.at())
        .map(checkpoint -> sums(checkpoint, dimension, filter, sight, by, selection));
  }

  /** The cells that hold all of what is asked for; null where none do. */
  private static @Nullable String dimension(IssueFilter filter, @Nullable String by) {
    Set<String> asked = new HashSet<>(filter.given().keySet());
    asked.removeAll(ALWAYS);
    if (asked.isEmpty()) {
      return by == null ? ALL : by;
    }
    String one = asked.iterator().next();
    boolean held = asked.size() == 1 && WORDS.contains(one) && (by == null || by.equals(one));
    return held ? one : null;
  }

  /**
   * The newest one not after this moment, or one that was a minute ago: that is as good, and spares
   * a statement for each figure.
   */
  private Optional<Checkpoint> remembered(Instant moment) {
    Instant now = clock.instant();
    Newest known = newest;
    if (known == null || Duration.between(known.readAt(), now).abs().compareTo(KNOWN_FOR) > 0) {
      known = new Newest(before(now).orElse(null), now);
      newest = known;
    }
    Checkpoint checkpoint = known.checkpoint();
    return checkpoint == null || !checkpoint.at().isAfter(moment)
        ? Optional.ofNullable(checkpoint)
        : before(moment);
  }

  /** The newest one not after this moment. */
  Optional<Checkpoint> before(Instant moment) {
    return jdbc
        .query(
            "select id, at from figure_checkpoint where at <= ? order by at desc, id desc limit 1",
            (row, n) -> new Checkpoint(row.getLong(1), row.getTimestamp(2).toInstant()),
            Timestamp.from(moment))
        .stream()
        .findFirst();
  }

  Optional<Checkpoint> numbered(long id) {
    return jdbc
        .query(
            "select id, at from figure_checkpoint where id = ?",
            (row, n) -> new Checkpoint(row.getLong(1), row.getTimestamp(2).toInstant()),
            id)
        .stream()
        .findFirst();
  }

  private Condition sums(
      Checkpoint checkpoint,
      String dimension,
      IssueFilter filter,
      VisibleUnits sight,
      Grouping by,
      Selection selection) {
    List<Object> parameters = new ArrayList<>(List.of(checkpoint.id(), dimension));
    String held = held(filter, dimension, sight, parameters);
    AsOf changes = changes(checkpoint.at(), selection.at());
    parameters.addAll(changes.parameters());
    parameters.addAll(selection.condition().parameters());
    return new Condition(
        """
        select grp, %1$s from (
          select %2$s as grp, %3$s from figure_cell c where c.checkpoint = ? and c.dimension = ? and %4$s
          union all
          select grp, %5$s from (select %6$s as grp, i.sign_, i.moment, %7$s from %8$s where %9$s) seen
        ) both_ group by grp having sum(total) > 0
        """
            .formatted(
                Counts.sumsOfNames(),
                by.ofCells(),
                Counts.names(),
                held,
                Counts.signed(),
                by.ofIssues(),
                Counts.columns(),
                changes.sql(),
                selection.condition().sql()),
        parameters);
  }

  private String held(
      IssueFilter filter, String dimension, VisibleUnits sight, List<Object> parameters) {
    List<String> all = new ArrayList<>(List.of("1=1"));
    equal(all, "c.type", filter.type(), parameters);
    equal(all, "c.supervisor", filter.supervisor(), parameters);
    if (filter.unit() != null) {
      Set<String> within =
          Boolean.TRUE.equals(filter.unitAlone())
              ? Set.of(filter.unit())
              : units.within(filter.unit());
      all.add(in("c.unit", within, parameters));
    }
    if (WORDS.contains(dimension)) {
      equal(all, "c.word", filter.given().get(dimension), parameters);
    }
    if (!sight.everything()) {
      String responsible = in("c.unit", sight.units(), parameters);
      all.add("(" + responsible + " or " + in("c.supervisor", sight.units(), parameters) + ")");
    }
    return String.join(" and ", all);
  }

  private static void equal(
      List<String> all, String column, @Nullable String value, List<Object> parameters) {
    if (value != null) {
      all.add(column + " = ?");
      parameters.add(value);
    }
  }

  private static String in(String column, Collection<String> values, List<Object> parameters) {
    if (values.isEmpty()) {
      return "1=0";
    }
    parameters.addAll(values);
    return column + " in (" + "?,".repeat(values.size() - 1) + "?)";
  }

  /**
   * What has changed between two moments, as a table alias {@code i}: how issues that changed stand
   * at the later one with sign 1 and how they stood at the earlier one with sign −1; and twice,
   * with both signs, those that became overdue meanwhile without any change.
   */
  static AsOf changes(Instant from, Instant to) {
    Timestamp begin = Timestamp.from(from);
    Timestamp end = Timestamp.from(to);
    Timestamp opening = Timestamp.from(from.minusSeconds(86_400)); // which took its time
    String time = "cast(? as timestamp(3) with time zone)";
    String due =
        "status = 'open' and ((due_at >= ? and due_at < ?) or (others_due_at >= ? and others_due_at < ?))";
    String both =
        "(select 1 as sign_, %1$s as moment union all select -1, %1$s) signs".formatted(time);
    String columns = AsOf.columns();
    List<Object> parameters = new ArrayList<>();
    String sql =
        """
        (select 1 as sign_, %1$s as moment, %2$s from issue where since_at > ? and since_at <= ? and number in (
             select number from issue_past where to_at > ? and to_at <= ?
             union select number from issue where opened_at > ? and opened_at <= ?)
         union all
         select 1, %1$s, %2$s from issue_past where from_at > ? and from_at <= ? and to_at > ?
         union all
         select -1, %1$s, %2$s from issue_past where to_at > ? and to_at <= ? and from_at <= ?
         union all
         select sign_, moment, %2$s from issue cross join %3$s where since_at <= ? and %4$s
         union all
         select sign_, moment, %2$s from issue_past cross join %3$s where from_at <= ? and to_at > ? and %4$s) i
        """
            .formatted(time, columns, both, due);
    parameters.addAll(List.of(end, begin, end, begin, end, opening, end));
    parameters.addAll(List.of(end, begin, end, end));
    parameters.addAll(List.of(begin, begin, end, begin));
    parameters.addAll(List.of(end, begin, begin, begin, end, begin, end));
    parameters.addAll(List.of(end, begin, begin, end, begin, end, begin, end));
    return new AsOf(sql, parameters);
  }
}
