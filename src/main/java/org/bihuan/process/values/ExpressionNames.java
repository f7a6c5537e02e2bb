package org.bihuan.process.values;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names that expressions may use, for all code that checks, evaluates or explains them. */
public final class ExpressionNames {

  /** The first names of values: {@code fields.rectify.measures}. */
  public enum Value {
    ISSUE("issue"),
    OUTCOME("outcome"),
    FIELDS("fields"),
    POLICY("policy"),
    PARENT("parent"),
    NOW("now"),
    TODAY("today");

    private static final Map<String, Value> BY_CODE = byCode(values(), Value::code);

    private final String code;

    Value(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    /** Null where the contract has no such value. */
    public static @Nullable Value of(String code) {
      return BY_CODE.get(code);
    }
  }

  /** The values of an issue: {@code issue.unit}. */
  public enum IssueValue {
    NUMBER("number"),
    TYPE("type"),
    TITLE("title"),
    CATEGORY("category"),
    SEVERITY("severity"),
    SOURCE("source"),
    UNIT("unit"),
    SUPERVISOR("supervisor"),
    CAMPAIGN("campaign"),
    PARENT("parent"),
    DUE_AT("dueAt"),
    OPENED_AT("openedAt"),
    OPENED_BY("openedBy"),
    ROUND("round"),
    DUE_RUNS("dueRuns"),
    OVERDUE("overdue"),
    REVIEW_OVERDUE("reviewOverdue");

    private static final Map<String, IssueValue> BY_CODE = byCode(values(), IssueValue::code);

    private final String code;

    IssueValue(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    /** Null where an issue has no value with this name. */
    public static @Nullable IssueValue of(String code) {
      return BY_CODE.get(code);
    }
  }

  /** Functions, each with the least and the greatest number of its arguments. */
  public enum ContractFunction {
    ROOT("units.root", 0),
    PARENT("units.parent", 1),
    CHILDREN("units.children", 1),
    BELOW("units.below", 1),
    UNIT_NAME("units.name", 1),
    PEOPLE_OF("people.of", 2),
    PERSON_NAME("people.name", 1),
    PLUS_WORKDAYS("calendar.plusWorkdays", 1, 2),
    WORKDAYS_BEFORE("calendar.workdaysBefore", 2),
    NEXT("calendar.next", 2),
    EARLIER("calendar.earlier", 2),
    PLUS_DAYS("calendar.plusDays", 2),
    PLUS_MONTHS("calendar.plusMonths", 2),
    CHILD_ISSUES("children", 1),
    ENTRIES("registers.entries", 1),
    COUNT_ISSUES("issues.count", 5, 6),
    DISTINCT_ISSUES("issues.distinct", 6, 7),
    ISSUE_VALUES("issues.values", 6, 7),
    OR_ELSE("orElse", 2),
    COUNT("count", 1),
    SUM("sum", 1),
    MEAN("mean", 1),
    MIN("min", 1),
    MAX("max", 1),
    CONTAINS("contains", 2),
    UNION("union", 2),
    COMMON("common", 2),
    YEAR("year", 1);

    private static final Map<String, ContractFunction> BY_CODE =
        byCode(values(), ContractFunction::code);

    private final String code;
    private final int least;
    private final int most;

    ContractFunction(String code, int arguments) {
      this(code, arguments, arguments);
    }

    ContractFunction(String code, int least, int most) {
      this.code = code;
      this.least = least;
      this.most = most;
    }

    public String code() {
      return code;
    }

    public int least() {
      return least;
    }

    public int most() {
      return most;
    }

    public boolean takes(int arguments) {
      return arguments >= least && arguments <= most;
    }

    /** Null where the contract has no such function. */
    public static @Nullable ContractFunction of(String code) {
      return BY_CODE.get(code);
    }
  }

  /** What is counted of an issue's children: {@code children('look-back').open}. */
  public static final Set<String> CHILD_COUNTS = Set.of("total", "open", "good", "relapsed");

  private ExpressionNames() {}

  /**
   * The first names of values and of the functions around them; a process file must not use them as
   * its own names.
   */
  public static Set<String> first() {
    Set<String> first =
        new TreeSet<>(Set.of("units", "calendar", "children", "registers", "issues"));
    for (Value value : Value.values()) {
      first.add(value.code());
    }
    return first;
  }

  private static <T> Map<String, T> byCode(T[] all, Function<T, String> code) {
    return Arrays.stream(all).collect(Collectors.toUnmodifiableMap(code, one -> one));
  }
}
