package org.bihuan.process.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.facts.Severity;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.Rule;
import org.bihuan.process.values.ExpressionNames.IssueValue;
import org.bihuan.process.values.ExpressionNames.Value;
import org.jspecify.annotations.Nullable;

/**
 * The values that an expression may use at its place in a file, with their types.
 *
 * @param forms the forms of the process; null in a decision, which does not know its processes
 * @param filling the form that is being filled in; null: none
 * @param loops the multi-instance activities around the place
 * @param outcomes what the outcome may be
 * @param names element variables, counters, and the columns of the row at hand
 * @param columns those among them that are columns of a list being filtered
 * @param opening whether there is no issue yet: only the names, the time and the calendar are known
 */
public record Scope(
    @Nullable FormTypes forms,
    PolicyTypes policies,
    Facts facts,
    @Nullable String filling,
    Set<String> loops,
    Set<String> outcomes,
    Map<String, ValueType> names,
    Set<String> columns,
    boolean opening) {

  /** The scope of a decision, where all fields and all that decisions say are unknown. */
  public static Scope ofDecision() {
    return new Scope(
        null,
        new PolicyTypes(Set.of(), Map.of()),
        new Facts.Index().none(),
        null,
        Set.of(),
        Set.of(),
        Map.of(),
        Set.of(),
        false);
  }

  /** The scope of what is worked out before there is an issue. */
  public static Scope beforeOpening(Map<String, ValueType> names) {
    Scope decision = ofDecision();
    return new Scope(
        null, decision.policies, decision.facts, null, Set.of(), Set.of(), names, Set.of(), true);
  }

  /** The same place, with more or fewer facts. */
  public Scope knowing(Facts others) {
    return new Scope(forms, policies, others, filling, loops, outcomes, names, columns, opening);
  }

  /** The same place, with these names for other values. */
  public Scope naming(Map<String, ValueType> more) {
    Map<String, ValueType> all = new HashMap<>(names);
    all.putAll(more);
    return new Scope(forms, policies, facts, filling, loops, outcomes, all, columns, opening);
  }

  /** Within the condition of a filter over rows with these columns. */
  Scope within(Map<String, ValueType> row) {
    Scope named = naming(row);
    return new Scope(
        forms, policies, facts, filling, loops, outcomes, named.names, row.keySet(), opening);
  }

  /**
   * The type of a value.
   *
   * @param asking whether the expression only asks if there is one
   */
  ValueType type(List<String> path, boolean asking, Faults faults) {
    String root = path.get(0);
    ValueType named = names.get(root);
    Value value = Value.of(root);
    if (named != null) {
      // the outcome is also a column, of a step that is done several times
      if (columns.contains(root) && value != null && value != Value.OUTCOME) {
        faults.add(Rule.AMBIGUOUS_NAME, root);
      }
      return known(members(named, path, 1, faults), path);
    }
    ValueType type =
        value == null || (opening && value != Value.NOW && value != Value.TODAY)
            ? outside(path, faults)
            : switch (value) {
              case ISSUE -> issue(path, faults);
              case PARENT -> parent(path, faults);
              case OUTCOME -> alone(outcome(), path, faults);
              case NOW -> alone(ValueType.of(Kind.INSTANT), path, faults);
              case TODAY -> alone(ValueType.of(Kind.DATE), path, faults);
              case POLICY -> policy(path, asking, faults);
              case FIELDS -> fields(path, faults);
            };
    return known(type, path);
  }

  /** Whether {@code outcome} is that of a step, and no column. */
  boolean hasOutcome() {
    return !names.containsKey(Value.OUTCOME.code());
  }

  private ValueType known(ValueType type, List<String> path) {
    return type.maybeEmpty() && facts.has(Facts.given(String.join(".", path)))
        ? type.empty(null)
        : type;
  }

  private ValueType outcome() {
    return forms == null ? ValueType.of(Kind.ANY) : ValueType.of(Kind.ENUM, outcomes);
  }

  private static ValueType outside(List<String> path, Faults faults) {
    faults.add(Rule.EXPRESSION_OUTSIDE, String.join(".", path));
    return ValueType.of(Kind.ANY);
  }

  private static ValueType alone(ValueType type, List<String> path, Faults faults) {
    return path.size() == 1 ? type : outside(path, faults);
  }

  private static ValueType issue(List<String> path, Faults faults) {
    IssueValue value = path.size() == 2 ? IssueValue.of(path.get(1)) : null;
    if (value == null) {
      return outside(path, faults);
    }
    return switch (value) {
      case NUMBER, TYPE, TITLE, SOURCE -> ValueType.of(Kind.TEXT);
      case CATEGORY, CAMPAIGN -> optional(Kind.TEXT, "check.empty.fact");
      case SEVERITY -> ValueType.of(Kind.ENUM, Set.copyOf(Severity.codes()));
      case UNIT -> optional(Kind.UNIT, "check.empty.unit");
      case SUPERVISOR -> ValueType.of(Kind.UNIT);
      case PARENT -> optional(Kind.ISSUE, "check.empty.parent");
      case DUE_AT -> optional(Kind.INSTANT, "check.empty.due");
      case OPENED_AT -> ValueType.of(Kind.INSTANT);
      case OPENED_BY -> ValueType.of(Kind.PERSON);
      case ROUND -> ValueType.of(Range.COUNT);
      case DUE_RUNS, OVERDUE, REVIEW_OVERDUE -> ValueType.of(Kind.BOOLEAN);
    };
  }

  /** As of the issue itself, and empty where it has no parent. */
  private static ValueType parent(List<String> path, Faults faults) {
    ValueType type = issue(path, faults);
    return type.is(Kind.ANY) ? type : type.empty(Finding.both("check.empty.parent"));
  }

  private static ValueType optional(Kind kind, String why) {
    return ValueType.of(kind).empty(Finding.both(why));
  }

  private ValueType policy(List<String> path, boolean asking, Faults faults) {
    if (path.size() != 2) {
      return outside(path, faults);
    }
    String output = path.get(1);
    if (forms == null) {
      return ValueType.of(Kind.ANY);
    } else if (policies.taken().isEmpty()) {
      faults.add(Rule.UNDECIDED, output);
    } else if (!policies.isKnown(output)) {
      faults.add(Rule.UNKNOWN_OUTPUT, output);
    } else if (policies.isList(output, loops)) {
      if (!policies.isOne(output, loops)) {
        return ValueType.listOf(policies.type(output, facts).empty(null));
      }
      faults.add(Rule.POLICY_TWICE, output);
    } else if (!asking && !policies.isDecided(output, facts)) {
      faults.add(Rule.UNDECIDED, output);
    } else {
      return policies.type(output, facts);
    }
    return ValueType.of(Kind.ANY);
  }

  private ValueType fields(List<String> path, Faults faults) {
    if (path.size() < 2) {
      return outside(path, faults);
    } else if (forms == null) {
      return ValueType.of(Kind.ANY);
    }
    FormTypes.Form form = forms.form(path.get(1));
    if (form == null) {
      faults.add(Rule.UNKNOWN_FIELD, String.join(".", path));
      return ValueType.of(Kind.ANY);
    }
    boolean own = form.id().equals(filling);
    Names unsure =
        own || facts.has(Facts.form(form.id()))
            ? null
            : Finding.both("check.empty.form", form.names());
    boolean several = !loops.containsAll(form.loops());
    if (path.size() == 2) {
      ValueType row = forms.row(form, facts, own);
      return several ? ValueType.listOf(row) : row.empty(unsure);
    }
    if (form.isRestricted(path.get(2))) {
      faults.add(Rule.RESTRICTED_VALUE, String.join(".", path));
      return ValueType.of(Kind.ANY);
    }
    ValueType column = forms.column(form, path.get(2), facts, own);
    if (column == null) {
      faults.add(Rule.UNKNOWN_FIELD, String.join(".", path));
      return ValueType.of(Kind.ANY);
    }
    ValueType filled = unsure == null ? column : column.empty(unsure);
    return members(several ? column(filled) : filled, path, 3, faults);
  }

  /** All values of a column in a list of rows. */
  private static ValueType column(ValueType of) {
    return ValueType.listOf(of.single().empty(null));
  }

  private static ValueType members(ValueType of, List<String> path, int from, Faults faults) {
    ValueType type = of;
    for (String name : path.subList(from, path.size())) {
      type = member(type, name, String.join(".", path), faults);
    }
    return type;
  }

  /** The type of a member of a value, or of a column of a list. */
  static ValueType member(ValueType of, String name, String told, Faults faults) {
    if (of.is(Kind.ANY)) {
      return of;
    }
    ValueType row = of.single();
    boolean open = row.columns().isEmpty() && (row.is(Kind.ROW) || row.is(Kind.ENTRY));
    ValueType member = open ? ValueType.of(Kind.ANY) : row.columns().get(name);
    if (member == null) {
      boolean named = row.is(Kind.ROW) || !row.columns().isEmpty();
      faults.add(named ? Rule.UNKNOWN_FIELD : Rule.EXPRESSION_OUTSIDE, told);
      return ValueType.of(Kind.ANY);
    }
    if (of.is(Kind.LIST)) {
      return open ? ValueType.listOf(ValueType.of(Kind.ANY)) : column(member);
    }
    return of.maybeEmpty() ? member.empty(of.emptyBecause()) : member;
  }
}
