package org.bihuan.process.check;

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

  /** Functions, each with its number of arguments. */
  public enum ContractFunction {
    PARENT("units.parent", 1),
    CHILDREN("units.children", 1),
    PLUS_WORKDAYS("calendar.plusWorkdays", 1),
    WORKDAYS_BEFORE("calendar.workdaysBefore", 2),
    NEXT("calendar.next", 2),
    PLUS_DAYS("calendar.plusDays", 2),
    CHILD_ISSUES("children", 1);

    private static final Map<String, ContractFunction> BY_CODE =
        byCode(values(), ContractFunction::code);

    private final String code;
    private final int arguments;

    ContractFunction(String code, int arguments) {
      this.code = code;
      this.arguments = arguments;
    }

    public String code() {
      return code;
    }

    public int arguments() {
      return arguments;
    }

    /** Null where the contract has no such function. */
    public static @Nullable ContractFunction of(String code) {
      return BY_CODE.get(code);
    }
  }

  /** What is counted of an issue's children: {@code children('look-back').open}. */
  public static final Set<String> CHILD_COUNTS = Set.of("total", "open", "good", "relapsed");

  private ExpressionNames() {}

  /** The first names of values and functions; a process file must not use them as its own names. */
  public static Set<String> first() {
    Set<String> first = new TreeSet<>();
    for (Value value : Value.values()) {
      first.add(value.code());
    }
    for (ContractFunction function : ContractFunction.values()) {
      int dot = function.code().indexOf('.');
      first.add(dot < 0 ? function.code() : function.code().substring(0, dot));
    }
    return first;
  }

  private static <T> Map<String, T> byCode(T[] all, Function<T, String> code) {
    return Arrays.stream(all).collect(Collectors.toUnmodifiableMap(code, one -> one));
  }
}
