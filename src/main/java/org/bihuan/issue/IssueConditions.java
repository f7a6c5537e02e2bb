package org.bihuan.issue;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Problem;
import org.bihuan.issue.IssuePages.Order;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.issue.Issues.Selection;
import org.bihuan.issue.facts.Status;
import org.bihuan.issue.past.AsOf;
import org.bihuan.issue.past.Moments;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.bihuan.organization.VisibleUnits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Translates a filter, and which issues the caller may see, to SQL over the table {@code issue}
 * alias {@code i}.
 */
@Component
class IssueConditions {

  /** Signed off with a due date, and handed in … */
  private static final String HAD_DUE =
      "(i.good and i.due_at is not null and coalesce(i.handed_in_at, i.closed_at)";

  private static final String FIGURE = "(select f.issue from issue_figure f where f.figure = ?";
  private static final String PART = FIGURE + " and f.part <> 0)";

  private final Units units;
  private final IssueText text;
  private final WorkCalendar calendar;
  private final Moments moments;

  IssueConditions(Units units, IssueText text, WorkCalendar calendar, Moments moments) {
    this.units = units;
    this.text = text;
    this.calendar = calendar;
    this.moments = moments;
  }

  /**
   * @throws Problem 400 naming the parameter that cannot be used
   */
  Condition of(Caller caller, IssueFilter filter) {
    if (filter.asOf() != null) {
      throw Problem.malformed("asOf", "issue.asOf.notHere");
    }
    return wanted(caller, filter, Order.NEWEST).indexed();
  }

  Instant moment(IssueFilter filter) {
    return moments.at(filter.asOf());
  }

  /**
   * @throws Problem 400 naming the parameter that cannot be used
   */
  Selection selection(Caller caller, IssueFilter filter) {
    Wanted wanted = wanted(caller, filter, Order.NEWEST);
    AsOf table = filter.asOf() == null ? AsOf.NOW : AsOf.counted(wanted.at());
    return new Selection(table, wanted.indexed(), wanted.at());
  }

  /**
   * A filter in the ways in which a list needs it.
   *
   * @param compared compares each word itself
   * @param indexed finds words by their index
   * @param range the part of it that an index in the order of the list keeps to
   * @param scattered whether what passes may lie far from the beginning of that range, however much
   *     it is: dates go together, and the database takes them for independent
   * @param hasWords whether words are looked for
   * @param months the months to read, where nothing is asked for but days in another order
   * @param table where the issues are found
   * @param at the moment as of which they are
   */
  record Wanted(
      Condition compared,
      Condition indexed,
      Condition range,
      boolean scattered,
      boolean hasWords,
      @Nullable MonthsOfDays months,
      AsOf table,
      Instant at) {}

  /**
   * @throws Problem 400 naming the parameter that cannot be used
   */
  Wanted wanted(Caller caller, IssueFilter filter, Order order) {
    Instant at = moments.at(filter.asOf());
    if (filter.asOf() != null) {
      refuseWhatIsNotKept(filter);
    }
    Conditions all = facts(caller, filter, at);
    List<IssueText.Word> words = filter.q() == null ? List.of() : text.words(filter.q());
    Conditions indexed = all.copy();
    words.forEach(word -> all.add(word.compared()));
    words.forEach(word -> indexed.add(word.indexed()));
    Conditions range = new Conditions();
    range.equal("i.status", status(filter));
    boolean opened = filter.openedFrom() != null || filter.openedTo() != null;
    boolean due = filter.dueFrom() != null || filter.dueTo() != null;
    if (order == Order.NEWEST) {
      opened(range, filter);
    } else if (order == Order.DUE) {
      due(range, filter);
    }
    return new Wanted(
        all.condition(),
        indexed.condition(),
        range.condition(),
        (opened && order != Order.NEWEST) || (due && order != Order.DUE),
        !words.isEmpty(),
        filter.asOf() == null ? months(caller, filter, order) : null,
        filter.asOf() == null ? AsOf.NOW : AsOf.listed(at),
        at);
  }

  /** What issues said in words, and gave to figures of their types, is not known as of then. */
  private static void refuseWhatIsNotKept(IssueFilter filter) {
    for (String parameter : List.of("q", "figure")) {
      if (filter.given().containsKey(parameter)) {
        throw Problem.malformed(parameter, "issue.asOf.notWith");
      }
    }
  }

  private @Nullable MonthsOfDays months(Caller caller, IssueFilter filter, Order order) {
    if (!VisibleUnits.of(caller, units).everything()) {
      return null;
    }
    Set<String> asked = new HashSet<>(filter.given().keySet());
    asked.remove("status");
    if (asked.isEmpty()) {
      return null;
    }
    if (order != Order.NEWEST && Set.of("openedFrom", "openedTo").containsAll(asked)) {
      return new MonthsOfDays(
          MonthsOfDays.OPENED,
          filter.status(),
          instant("openedFrom", filter.openedFrom(), 0),
          instant("openedTo", filter.openedTo(), 1));
    }
    if (order != Order.DUE && Set.of("dueFrom", "dueTo").containsAll(asked)) {
      return new MonthsOfDays(
          MonthsOfDays.DUE,
          filter.status(),
          instant("dueFrom", filter.dueFrom(), 0),
          instant("dueTo", filter.dueTo(), 1));
    }
    return null;
  }

  private @Nullable Instant instant(String parameter, @Nullable LocalDate day, int daysLater) {
    return day == null ? null : startOf(parameter, day, daysLater).toInstant();
  }

  private static @Nullable String status(IssueFilter filter) {
    if (filter.status() != null) {
      return filter.status();
    }
    if (Boolean.TRUE.equals(filter.overdue())) {
      return Status.OPEN.code();
    }
    boolean closed =
        Stream.of(filter.signedOff(), filter.withdrawn(), filter.firstPass())
            .anyMatch(Boolean.TRUE::equals);
    return closed || filter.resolution() != null ? Status.CLOSED.code() : null;
  }

  private Conditions facts(Caller caller, IssueFilter filter, Instant at) {
    Conditions all = new Conditions();
    VisibleUnits sight = VisibleUnits.of(caller, units);
    if (!sight.everything()) {
      all.add(ReadableIssues.seen(sight));
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
      all.add("i.steps like ?", "%," + IssueText.escaped(filter.step()) + ",%");
      if (filter.asOf() == null) {
        // what waits at the step, by an index: nearly nothing may
        all.add("i.number in (select t.issue from task t where t.step = ?)", filter.step());
      }
    }
    unit(all, filter);
    opened(all, filter);
    due(all, filter);
    if (filter.fromRound() != null) {
      all.add("i.round >= ?", filter.fromRound());
    }
    if (filter.version() != null) {
      all.add("i.type_version = ?", filter.version());
    }
    ended(all, filter, Timestamp.from(at));
    figure(all, filter);
    return all;
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

  private void opened(Conditions all, IssueFilter filter) {
    if (filter.openedFrom() != null) {
      all.add("i.opened_at >= ?", startOf("openedFrom", filter.openedFrom(), 0));
    }
    if (filter.openedTo() != null) {
      all.add("i.opened_at < ?", startOf("openedTo", filter.openedTo(), 1));
    }
    if (filter.foundFrom() != null) {
      all.add(
          "(i.found_on >= ? or (i.found_on is null and i.opened_at >= ?))",
          Date.valueOf(filter.foundFrom()),
          startOf("foundFrom", filter.foundFrom(), 0));
    }
    if (filter.foundTo() != null) {
      all.add(
          "(i.found_on <= ? or (i.found_on is null and i.opened_at < ?))",
          Date.valueOf(filter.foundTo()),
          startOf("foundTo", filter.foundTo(), 1));
    }
  }

  private void due(Conditions all, IssueFilter filter) {
    if (filter.dueFrom() != null) {
      all.add(Order.DUE_OR_NEVER + " >= ?", startOf("dueFrom", filter.dueFrom(), 0));
      all.add("i.due_at is not null");
    }
    if (filter.dueTo() != null) {
      all.add(Order.DUE_OR_NEVER + " < ?", startOf("dueTo", filter.dueTo(), 1));
      all.add("i.due_at is not null");
    }
  }

  private Timestamp startOf(String parameter, LocalDate day, int daysLater) {
    if (day.getYear() < 1 || day.getYear() > 9999) {
      throw Problem.malformed(parameter, "http.field.invalid"); // no database holds it
    }
    return Timestamp.from(day.plusDays(daysLater).atStartOfDay(calendar.zone()).toInstant());
  }

  private static void ended(Conditions all, IssueFilter filter, Timestamp now) {
    if (filter.overdue() != null) {
      all.add(
          filter.overdue()
              ? "(i.status = 'open' and i.due_runs is not false and i.due_at < ?)"
              : "(i.status <> 'open' or i.due_runs is false or i.due_at is null or i.due_at >= ?)",
          now);
    }
    if (filter.reviewOverdue() != null) {
      all.add(
          filter.reviewOverdue()
              ? "(i.status = 'open' and i.others_due_at < ?)"
              : "(i.status <> 'open' or i.others_due_at is null or i.others_due_at >= ?)",
          now);
    }
    all.flag(HAD_DUE + " <= i.due_at)", filter.onTime());
    all.flag(HAD_DUE + " > i.due_at)", filter.late());
    all.flag("(i.status = 'closed' and i.counted and not i.good)", filter.closedOtherwise());
    all.flag("i.good", filter.signedOff());
    all.flag("not i.counted", filter.withdrawn());
    all.flag("(i.good and i.round = 1)", filter.firstPass());
    all.flag("i.relapses > 0", filter.relapsed());
  }

  private static void figure(Conditions all, IssueFilter filter) {
    if (filter.figure() == null) {
      if (filter.inPart() != null) {
        throw Problem.malformed("inPart", "issue.partOfNoFigure");
      }
      return;
    }
    all.add("i.number in " + FIGURE + ")", filter.figure());
    all.add("(i.status <> 'closed' or i.counted)");
    if (filter.inPart() != null) {
      all.add("i.number " + (filter.inPart() ? "in " : "not in ") + PART, filter.figure());
    }
  }

  /** Conditions joined by {@code and}. */
  private static final class Conditions {
    private final List<String> sql = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    void add(String condition, Object... values) {
      sql.add(condition);
      Collections.addAll(parameters, values);
    }

    void add(Condition condition) {
      sql.add(condition.sql());
      parameters.addAll(condition.parameters());
    }

    Conditions copy() {
      Conditions copy = new Conditions();
      copy.sql.addAll(sql);
      copy.parameters.addAll(parameters);
      return copy;
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

    Condition condition() {
      return new Condition(
          sql.isEmpty() ? "1=1" : String.join(" and ", sql), List.copyOf(parameters));
    }
  }
}
