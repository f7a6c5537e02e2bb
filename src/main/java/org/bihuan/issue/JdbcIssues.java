package org.bihuan.issue;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Keyset;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Sight;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads issues by plain SQL over the table {@code issue}; pages by keyset, never by offset. */
@Component
class JdbcIssues implements Issues {

  private static final int STREAM_PAGE = 1000;

  /** How many similar issues are worth naming. */
  private static final int SIMILAR = 5;

  private final JdbcTemplate jdbc;
  private final Units units;
  private final WorkCalendar calendar;
  private final Clock clock;
  private final Participation participation;

  JdbcIssues(
      JdbcTemplate jdbc,
      Units units,
      WorkCalendar calendar,
      Clock clock,
      Participation participation) {
    this.jdbc = jdbc;
    this.units = units;
    this.calendar = calendar;
    this.clock = clock;
    this.participation = participation;
  }

  @Override
  public Issue visible(Caller caller, String number) {
    return find(number)
        .filter(issue -> maySee(caller, issue))
        .orElseThrow(() -> Problem.notFound("issue", number));
  }

  @Override
  public boolean maySee(Caller caller, Issue issue) {
    Sight sight = Sight.of(caller, units);
    return sight.units().contains(issue.supervisor())
        || (issue.unit() != null && sight.units().contains(issue.unit()))
        || participation.takesPart(caller, issue.number());
  }

  @Override
  public Optional<Issue> find(String number) {
    return jdbc
        .query(
            "select " + IssueRows.COLUMNS + " from issue i where i.number = ?",
            (row, n) -> IssueRows.issue(row),
            number)
        .stream()
        .findFirst();
  }

  @Override
  public List<String> children(String number) {
    return jdbc.queryForList(
        "select number from issue where parent = ? order by number", String.class, number);
  }

  @Override
  public Related related(Caller caller, IssueItem issue, List<String> children) {
    List<Object> parameters = new ArrayList<>(children);
    parameters.add(issue.parent() == null ? "" : issue.parent());
    parameters.addAll(
        Arrays.asList(issue.unit(), issue.category(), issue.type(), issue.number(), SIMILAR));
    List<Issue> found =
        jdbc.query(
            "select %1$s from issue i where i.number in (%2$s) union all (select %1$s from issue i"
                    .formatted(IssueRows.COLUMNS, "?,".repeat(children.size()) + "?")
                + " where i.unit = ? and i.category = ? and i.type = ? and i.number < ?"
                + " order by i.opened_at desc, i.number desc fetch first ? rows only)",
            (row, n) -> IssueRows.issue(row),
            parameters.toArray());
    Set<String> kin = new HashSet<>(children);
    kin.add(issue.parent());
    Sight sight = Sight.of(caller, units);
    List<Issue> seen =
        found.stream()
            .filter(
                other -> sight.covers(other.unit() == null ? "" : other.unit(), other.supervisor()))
            .toList();
    return new Related(
        seen.stream()
            .filter(other -> kin.contains(other.number()))
            .distinct()
            .sorted(Comparator.comparing(Issue::number))
            .toList(),
        seen.stream().filter(other -> !kin.contains(other.number())).toList());
  }

  @Override
  public Page<Issue> list(
      Caller caller, IssueFilter filter, @Nullable String after, int limit, boolean count) {
    Condition condition = condition(caller, filter);
    List<Issue> found = page(condition, IssueOrder.of(filter.sort()), after, limit + 1);
    boolean more = found.size() > limit;
    List<Issue> items = more ? found.subList(0, limit) : found;
    String next = more ? IssueOrder.of(filter.sort()).position(items.get(limit - 1)) : null;
    Long total = count ? count(condition) : null;
    return new Page<>(List.copyOf(items), next, total);
  }

  @Override
  public void forEach(Caller caller, IssueFilter filter, Consumer<Issue> action) {
    Condition condition = condition(caller, filter);
    IssueOrder order = IssueOrder.of(filter.sort());
    String after = null;
    List<Issue> page;
    do {
      page = page(condition, order, after, STREAM_PAGE);
      page.forEach(action);
      after = page.isEmpty() ? null : order.position(page.get(page.size() - 1));
    } while (page.size() == STREAM_PAGE);
  }

  private Long count(Condition condition) {
    Long total =
        jdbc.queryForObject(
            "select count(*) from issue i where " + condition.sql(),
            Long.class,
            condition.parameters().toArray());
    return total == null ? Long.valueOf(0) : total;
  }

  private List<Issue> page(
      Condition condition, IssueOrder order, @Nullable String after, int limit) {
    List<Object> parameters = new ArrayList<>(condition.parameters());
    String sql = "select " + IssueRows.COLUMNS + " from issue i where " + condition.sql();
    if (after != null) {
      sql += " and " + order.behind(Keyset.decode(after, 2), parameters);
    }
    sql += " order by " + order.sql() + " limit " + limit;
    return jdbc.query(sql, (row, n) -> IssueRows.issue(row), parameters.toArray());
  }

  private void unit(Conditions all, IssueFilter filter) {
    boolean alone = Boolean.TRUE.equals(filter.unitAlone());
    if (filter.unit() == null) {
      if (alone) {
        throw Problem.malformed("unitAlone", "issue.unitAloneOfNone");
      }
    } else if (alone) {
      all.equal("i.unit", filter.unit());
    } else {
      all.in("i.unit in (%s)", units.within(filter.unit()), 1);
    }
  }

  @Override
  public Condition condition(Caller caller, IssueFilter filter) {
    Conditions all = new Conditions();
    Sight sight = Sight.of(caller, units);
    if (!sight.everything()) {
      all.in("(i.unit in (%1$s) or i.supervisor in (%1$s))", sight.units(), 2);
    }
    all.equal("i.type", filter.type());
    all.equal("i.status", filter.status());
    all.equal("i.supervisor", filter.supervisor());
    all.equal("i.category", filter.category());
    all.equal("i.severity", filter.severity());
    all.equal("i.source", filter.source());
    all.equal("i.campaign", filter.campaign());
    all.equal("i.resolution", filter.resolution());
    if (filter.step() != null) {
      all.add("i.steps like ?", "%," + Conditions.escaped(filter.step()) + ",%");
    }
    unit(all, filter);
    if (filter.openedFrom() != null) {
      all.add("i.opened_at >= ?", startOf("openedFrom", filter.openedFrom(), 0));
    }
    if (filter.openedTo() != null) {
      all.add("i.opened_at < ?", startOf("openedTo", filter.openedTo(), 1));
    }
    if (filter.dueFrom() != null) {
      all.add("i.due_at >= ?", startOf("dueFrom", filter.dueFrom(), 0));
    }
    if (filter.dueTo() != null) {
      all.add("i.due_at < ?", startOf("dueTo", filter.dueTo(), 1));
    }
    if (filter.fromRound() != null) {
      all.add("i.round >= ?", filter.fromRound());
    }
    if (filter.version() != null) {
      all.add("i.type_version = ?", filter.version());
    }
    ended(all, filter);
    if (filter.q() != null && !filter.q().isBlank()) {
      String text = "%" + Conditions.escaped(filter.q().strip().toLowerCase(Locale.ROOT)) + "%";
      all.add(
          "(lower(i.title) like ? or lower(i.description) like ? or lower(i.location) like ?"
              + " or lower(i.number) like ?)",
          text,
          text,
          text,
          text);
    }
    return all.condition();
  }

  private void ended(Conditions all, IssueFilter filter) {
    if (filter.overdue() != null) {
      Timestamp now = Timestamp.from(clock.instant());
      all.add(
          filter.overdue()
              ? "(i.status = 'open' and i.due_at < ?)"
              : "(i.status = 'closed' or i.due_at is null or i.due_at >= ?)",
          now);
    }
    all.flag("i.good", filter.signedOff());
    all.flag("not i.counted", filter.withdrawn());
    all.flag("(i.good and i.round = 1)", filter.firstPass());
    all.flag("i.relapses > 0", filter.relapsed());
  }

  private Timestamp startOf(String parameter, LocalDate day, int daysLater) {
    if (day.getYear() < 1 || day.getYear() > 9999) {
      throw Problem.malformed(parameter, "http.field.invalid"); // no database holds it
    }
    return Timestamp.from(day.plusDays(daysLater).atStartOfDay(calendar.zone()).toInstant());
  }

  /** Conditions joined by {@code and}. */
  private static final class Conditions {
    private final List<String> sql = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    void add(String condition, Object... values) {
      sql.add(condition);
      Collections.addAll(parameters, values);
    }

    void equal(String column, @Nullable String value) {
      if (value != null) {
        add(column + " = ?", value);
      }
    }

    void flag(String condition, @Nullable Boolean value) {
      if (value != null) {
        sql.add(value ? condition : "not (" + condition + ")");
      }
    }

    /**
     * A list of values, repeated as often as the condition names it; nothing passes an empty one.
     */
    void in(String condition, Set<String> values, int times) {
      if (values.isEmpty()) {
        sql.add("1=0");
        return;
      }
      String marks = "?,".repeat(values.size());
      sql.add(condition.formatted(marks.substring(0, marks.length() - 1)));
      for (int i = 0; i < times; i++) {
        parameters.addAll(values);
      }
    }

    static String escaped(String text) {
      return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    Condition condition() {
      return new Condition(
          sql.isEmpty() ? "1=1" : String.join(" and ", sql), List.copyOf(parameters));
    }
  }
}
