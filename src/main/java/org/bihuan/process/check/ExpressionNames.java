package org.bihuan.process.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that the contract offers to expressions, whoever checks, evaluates or explains them.
 */
public final class ExpressionNames {

  /** What is known of an issue: {@code issue.unit}. */
  public static final Set<String> ISSUE =
      Set.of(
          "number",
          "type",
          "title",
          "category",
          "severity",
          "source",
          "unit",
          "supervisor",
          "campaign",
          "parent",
          "dueAt",
          "openedAt",
          "openedBy",
          "round");

  /** Functions, each with its number of arguments. */
  public static final Map<String, Integer> FUNCTIONS =
      Map.of(
          "units.parent", 1,
          "units.children", 1,
          "calendar.plusWorkdays", 1,
          "calendar.workdaysBefore", 2,
          "calendar.next", 2);

  private static final Set<String> VALUES = Set.of("issue", "outcome", "fields", "policy", "now");

  private ExpressionNames() {}

  /** The first names, of values and of functions alike; a process file may give none of them. */
  public static Set<String> first() {
    Set<String> first = new TreeSet<>(VALUES);
    FUNCTIONS.keySet().forEach(name -> first.add(name.substring(0, name.indexOf('.'))));
    return first;
  }
}
