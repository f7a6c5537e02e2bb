package org.bihuan.process.values;

import java.util.List;
import java.util.Map;
import org.bihuan.organization.Role;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Rule;
import org.bihuan.process.values.ExpressionNames.ContractFunction;
import org.jspecify.annotations.Nullable;

/** The types of the contract's functions. */
final class FunctionTypes {

  /** Of the dates that forms and calendars take. */
  private static final Range YEARS = Range.of(1900, 2199);

  /** More units, people and rows than an authority has. */
  private static final Range FEW = Range.of(0, 10_000);

  private final Inference inference;
  private final boolean opening;

  /** Whether a form is being filled in: limits that cannot be worked out are none there. */
  private final boolean filling;

  private final @Nullable FormTypes forms;
  private final Faults faults;

  /**
   * @param scope where they stand; before there is an issue, no children can be counted
   */
  FunctionTypes(Inference inference, Scope scope, Faults faults) {
    this.inference = inference;
    this.opening = scope.opening();
    this.filling = scope.filling() != null;
    this.forms = scope.forms();
    this.faults = faults;
  }

  ValueType of(Expression.Call call) {
    ContractFunction function = ContractFunction.of(call.function());
    List<Expression> given = call.arguments();
    if (function == null
        || !function.takes(given.size())
        || (opening && function == ContractFunction.CHILD_ISSUES)) {
      faults.add(Rule.EXPRESSION_OUTSIDE, call.function() + "()");
      return ValueType.of(Kind.ANY);
    }
    return switch (function) {
      case ROOT -> ValueType.of(Kind.UNIT);
      case PARENT -> like(Kind.UNIT, given.get(0), Need.UNIT_OR_NONE);
      case UNIT_NAME -> like(Kind.TEXT, given.get(0), Need.UNIT_OR_NONE);
      case PERSON_NAME -> personName(given.get(0));
      case CHILDREN, BELOW -> units(given.get(0));
      case PEOPLE_OF -> people(given);
      case PLUS_WORKDAYS -> plusWorkdays(given);
      case WORKDAYS_BEFORE -> moved(Kind.INSTANT, given);
      case PLUS_DAYS, PLUS_MONTHS -> moved(Kind.DATE, given);
      case NEXT -> time(given, false);
      case EARLIER -> time(given, true);
      case CHILD_ISSUES -> counts(given.get(0));
      case ENTRIES -> entries(given.get(0));
      case COUNT_ISSUES -> forms == null ? outside(call) : counted(forms).count(given);
      case DISTINCT_ISSUES -> forms == null ? outside(call) : counted(forms).distinct(given);
      case ISSUE_VALUES ->
          forms == null ? ValueType.listOf(outside(call)) : counted(forms).values(given);
      case OR_ELSE -> orElse(given);
      case YEAR ->
          ValueType.of(YEARS).empty(inference.check(given.get(0), Need.DAY).emptyBecause());
      case COUNT -> {
        ValueType list = inference.check(given.get(0), Need.LIST);
        yield ValueType.of(list.single().is(Kind.ENTRY) ? Range.COUNT : FEW);
      }
      case SUM, MEAN, MIN, MAX -> new ListTypes(inference, faults).of(function, given.get(0));
      case CONTAINS -> new ListTypes(inference, faults).contains(given.get(0), given.get(1));
      case UNION, COMMON -> new ListTypes(inference, faults).both(given.get(0), given.get(1));
    };
  }

  /** A value that is empty where what it is made of is. */
  private ValueType like(Kind kind, Expression argument, Need need) {
    return ValueType.of(kind).empty(inference.check(argument, need).emptyBecause());
  }

  private ValueType units(Expression code) {
    ValueType unused = inference.check(code, Need.UNIT_OR_NONE);
    return ValueType.listOf(ValueType.of(Kind.UNIT));
  }

  private ValueType personName(Expression argument) {
    ValueType given = inference.of(argument);
    ValueType person = ValueType.of(Kind.PERSON);
    if (given.is(Kind.LIST) || !person.takes(given)) {
      faults.add(Rule.VALUE_TYPE, ExpressionText.of(argument), given.names(), person.names());
    }
    return ValueType.of(Kind.TEXT).empty(given.emptyBecause());
  }

  private ValueType people(List<Expression> given) {
    ValueType units = inference.check(given.get(0), Need.UNITS);
    if (units.is(Kind.LIST)) {
      Expression list = given.get(0);
      boolean unused = Need.UNIT_OR_NONE.check(units.single(), list, () -> list, faults);
    }
    boolean known =
        given.get(1) instanceof Expression.Literal role
            && Role.of(String.valueOf(role.value())).isPresent();
    if (!known) {
      faults.add(Rule.UNKNOWN_ROLE, ExpressionText.of(given.get(1)));
    }
    return ValueType.listOf(ValueType.of(Kind.PERSON));
  }

  private ValueType plusWorkdays(List<Expression> given) {
    if (given.size() == 2) {
      return moved(Kind.INSTANT, given);
    }
    ValueType unused = inference.check(given.get(0), filling ? Need.NUMBER : Need.WORKDAYS_AHEAD);
    return ValueType.of(Kind.INSTANT);
  }

  private ValueType moved(Kind kind, List<Expression> given) {
    ValueType unused = inference.check(given.get(1), filling ? Need.NUMBER : Need.MOVED);
    return like(kind, given.get(0), Need.DAY);
  }

  /** One of two times; empty where the last is, or, where either will do, only where both are. */
  private ValueType time(List<Expression> given, boolean eitherWillDo) {
    ValueType first = inference.check(given.get(0), Need.DAY);
    ValueType last = inference.check(given.get(1), Need.DAY);
    boolean days = first.is(Kind.DATE) && last.is(Kind.DATE);
    boolean there = eitherWillDo && first.emptyBecause() == null;
    return ValueType.of(days ? Kind.DATE : Kind.INSTANT).empty(there ? null : last.emptyBecause());
  }

  private ValueType counts(Expression type) {
    ValueType unused = inference.check(type, Need.TEXT);
    ValueType number = ValueType.of(Range.COUNT);
    return ValueType.row(
        Map.of("total", number, "open", number, "good", number, "relapsed", number));
  }

  private CountTypes counted(FormTypes known) {
    return new CountTypes(inference, known, faults);
  }

  /** Where no issues and no types are known: decisions do not count. */
  private ValueType outside(Expression.Call call) {
    faults.add(Rule.EXPRESSION_OUTSIDE, call.function() + "()");
    return ValueType.of(Kind.NUMBER);
  }

  /** The entries of a register, which a literal names. */
  private ValueType entries(Expression key) {
    boolean named = key instanceof Expression.Literal name && name.value() instanceof String;
    String register = named ? String.valueOf(((Expression.Literal) key).value()) : "";
    if (forms == null) {
      return ValueType.listOf(ValueType.of(Kind.ENTRY));
    } else if (!forms.knowsRegister(register)) {
      faults.add(Rule.UNKNOWN_REGISTER, "registers.entries", register);
    }
    return ValueType.listOf(forms.entry(register));
  }

  private ValueType orElse(List<Expression> given) {
    ValueType first = inference.of(given.get(0), true);
    ValueType second = inference.of(given.get(1));
    ValueType both = first.or(second);
    if (both == null) {
      faults.add(Rule.VALUE_TYPE, ExpressionText.of(given.get(1)), second.names(), first.names());
      return ValueType.of(Kind.ANY);
    }
    boolean empty = first.maybeEmpty() || first.is(Kind.NOTHING);
    return both.empty(empty ? second.emptyBecause() : null);
  }
}
