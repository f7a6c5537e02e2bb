package org.bihuan.process.values;

import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.Rule;
import org.bihuan.process.values.ExpressionNames.ContractFunction;

/** The types of the functions over lists. */
final class ListTypes {

  private final Inference inference;
  private final Faults faults;

  ListTypes(Inference inference, Faults faults) {
    this.inference = inference;
    this.faults = faults;
  }

  /** Of {@code sum}, {@code mean}, {@code min} or {@code max}. */
  ValueType of(ContractFunction function, Expression argument) {
    ValueType list = inference.check(argument, Need.LIST);
    ValueType item = list.single();
    boolean ordered = function == ContractFunction.MIN || function == ContractFunction.MAX;
    boolean fits = item.is(Kind.ANY) || item.is(Kind.NUMBER) || (ordered && item.kind().isTime());
    if (!fits) {
      faults.add(
          Rule.VALUE_TYPE,
          ExpressionText.of(argument),
          list.names(),
          Finding.both(ordered ? "check.need.numbers-or-dates" : "check.need.numbers"));
      return ValueType.of(Kind.ANY);
    }
    ValueType result = ordered ? item.empty(null) : ValueType.of(Kind.NUMBER);
    return function == ContractFunction.SUM
        ? result
        : result.empty(Finding.both("check.empty.list"));
  }

  /** Of lists whose values have a type in common. */
  ValueType both(Expression one, Expression other) {
    ValueType first = inference.check(one, Need.LIST);
    ValueType second = inference.check(other, Need.LIST);
    ValueType both = first.single().or(second.single());
    if (both == null) {
      faults.add(
          Rule.COMPARED_TYPES,
          ExpressionText.of(one),
          first.names(),
          ExpressionText.of(other),
          second.names());
      return ValueType.listOf(ValueType.of(Kind.ANY));
    }
    return ValueType.listOf(both);
  }

  ValueType contains(Expression list, Expression value) {
    ValueType many = inference.check(list, Need.LIST);
    ValueType one = inference.of(value);
    if (many.is(Kind.LIST)) {
      Expression.Binary compared = new Expression.Binary("==", list, value);
      new Comparison(compared, many.single(), one, false).check(false, faults);
    }
    return ValueType.of(Kind.BOOLEAN);
  }
}
