package org.bihuan.report.cell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an issue contributes to each figure, in SQL: the one definition of each, for rows and for
 * cells. The columns are those of the table {@code issue}, with {@code done_at}, when it was handed
 * in or else closed, and {@code moment}, as of which it is overdue or not.
 */
public final class Counts {

  private static final Map<String, String> ALL = new LinkedHashMap<>();

  static {
    ALL.put("total", "1");
    ALL.put("open_", "case when status = 'open' then 1 else 0 end");
    ALL.put("signed_off", "case when good then 1 else 0 end");
    ALL.put("withdrawn", "case when status = 'closed' and not counted then 1 else 0 end");
    ALL.put(
        "overdue",
        "case when status = 'open' and due_runs is not false and due_at < moment then 1 else 0 end");
    ALL.put("first_pass", "case when good and round = 1 then 1 else 0 end");
    ALL.put("working_days", "spell_days");
    ALL.put("timed", "spells");
    ALL.put("relapsed", "case when relapses > 0 then 1 else 0 end");
    ALL.put(
        "review_overdue", "case when status = 'open' and others_due_at < moment then 1 else 0 end");
    ALL.put(
        "on_time", "case when good and due_at is not null and done_at <= due_at then 1 else 0 end");
    ALL.put("late", "case when good and due_at is not null and done_at > due_at then 1 else 0 end");
    ALL.put(
        "closed_otherwise",
        "case when status = 'closed' and counted and not good then 1 else 0 end");
    ALL.put("standing", "case when status = 'standing' then 1 else 0 end");
    ALL.put("times_relapsed", "relapses");
  }

  /** The column of a group's key in the statements; figures follow in their order. */
  public static final int KEY = 1;

  private Counts() {}

  /**
   * The column of a figure in the statements.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public static int column(String name) {
    int place = List.copyOf(ALL.keySet()).indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException(name);
    }
    return KEY + 1 + place;
  }

  /** The names of the figures, in order, separated by commas. */
  static String names() {
    return String.join(", ", ALL.keySet());
  }

  /** The sums of columns of these names. */
  static String sumsOfNames() {
    return ALL.keySet().stream().map("sum(%s)"::formatted).collect(Collectors.joining(", "));
  }

  /** Columns of these names, negated. */
  static String negated() {
    return ALL.keySet().stream().map("-%1$s as %1$s"::formatted).collect(Collectors.joining(", "));
  }

  /** Whether any sum of columns of these names is not 0. */
  static String anyLeft() {
    return ALL.keySet().stream().map("sum(%s) <> 0"::formatted).collect(Collectors.joining(" or "));
  }

  /** What each issue contributes, times its sign, by name. */
  static String signed() {
    return ALL.entrySet().stream()
        .map(one -> "sign_ * (%s) as %s".formatted(one.getValue(), one.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** The sums over issues, in order. */
  public static String sums() {
    return ALL.values().stream().map("sum(%s)"::formatted).collect(Collectors.joining(", "));
  }

  /** The columns that these need, of a table alias {@code i}, but for the moment. */
  public static String columns() {
    return "i.status, i.good, i.counted, i.due_at, i.round, i.relapses, i.due_runs,"
        + " i.others_due_at, i.spells, i.spell_days,"
        + " coalesce(i.handed_in_at, i.closed_at) as done_at";
  }
}
