package org.bihuan.process.values;

import java.math.BigDecimal;
import java.util.Set;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Rule;
import org.bihuan.process.values.ExpressionNames.ContractFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type of an expression, and reports what in it cannot work. What is wrong is reported
 * once; a part that is wrong counts as known only at run time.
 */
public final class Inference {

  private static final Set<String> ORDERED = Set.of("<", ">", "<=", ">=");
  private static final Set<String> LOGIC = Set.of("&&", "||");
  private static final Set<String> EQUAL = Set.of("==", "!=");

  private final Scope scope;
  private final Faults faults;

  public Inference(Scope scope, Faults faults) {
    this.scope = scope;
    this.faults = faults;
  }

  /** Reports what is wrong with an expression where this is needed; gives its type. */
  public ValueType check(Expression expression, Need need) {
    ValueType type = of(expression);
    boolean fits = need.check(type, expression, () -> origin(expression), faults);
    return fits ? type : ValueType.of(Kind.ANY);
  }

  /** The first value in an expression that may be empty; the expression itself where none is. */
  private Expression origin(Expression expression) {
    Inference silent = new Inference(scope, (rule, args) -> {});
    return expression
        .tree()
        .filter(Expression.Path.class::isInstance)
        .filter(path -> silent.of(path, true).maybeEmpty())
        .findFirst()
        .orElse(expression);
  }

  /** An expression as a finding shows it. */
  public static String told(Expression expression) {
    return ExpressionText.of(expression);
  }

  public ValueType of(Expression expression) {
    return of(expression, false);
  }

  /** As above; {@code asking} where the expression only asks whether there is a value. */
  ValueType of(Expression expression, boolean asking) {
    if (expression instanceof Expression.Literal literal) {
      return literal(literal.value());
    } else if (expression instanceof Expression.Path path) {
      return scope.type(path.names(), asking, faults);
    } else if (expression instanceof Expression.Call call) {
      return new FunctionTypes(this, scope, faults).of(call);
    } else if (expression instanceof Expression.Member member) {
      return member(member);
    } else if (expression instanceof Expression.Filter filter) {
      return filtered(filter);
    } else if (expression instanceof Expression.Unary unary) {
      return unary(unary);
    } else {
      return binary((Expression.Binary) expression);
    }
  }

  private ValueType member(Expression.Member member) {
    ValueType of = of(member.of());
    boolean counts =
        member.of() instanceof Expression.Call call
            && ContractFunction.of(call.function()) == ContractFunction.CHILD_ISSUES;
    if (counts && !of.is(Kind.ANY) && !ExpressionNames.CHILD_COUNTS.contains(member.name())) {
      faults.add(Rule.EXPRESSION_OUTSIDE, ExpressionText.of(member));
      return ValueType.of(Kind.ANY);
    }
    return Scope.member(of, member.name(), ExpressionText.of(member), faults);
  }

  private static ValueType literal(@Nullable Object value) {
    if (value instanceof String word) {
      return ValueType.of(Kind.WORD, Set.of(word));
    }
    if (value instanceof BigDecimal number) {
      return ValueType.of(Range.of(number));
    }
    return ValueType.of(
        value == null ? Kind.NOTHING : value instanceof Boolean ? Kind.BOOLEAN : Kind.NUMBER);
  }

  private ValueType filtered(Expression.Filter filter) {
    ValueType list = of(filter.of());
    ValueType row = list.single();
    boolean rows = list.is(Kind.LIST) && (row.is(Kind.ROW) || row.is(Kind.ENTRY));
    if (list.is(Kind.ANY) || (rows && row.columns().isEmpty())) {
      return list; // the columns are known only at run time
    } else if (!rows) {
      faults.add(Rule.NOT_ROWS, ExpressionText.of(filter.of()), list.names());
      return ValueType.of(Kind.ANY);
    }
    ValueType unused =
        new Inference(scope.within(row.columns()), faults)
            .check(filter.condition(), Need.CONDITION);
    return list;
  }

  private ValueType unary(Expression.Unary unary) {
    switch (unary.operator()) {
      case "!" -> {
        ValueType unused = check(unary.operand(), Need.CONDITION);
        return ValueType.of(Kind.BOOLEAN);
      }
      case "-" -> {
        return ValueType.of(operand(unary.operand()).negated());
      }
      default -> {
        ValueType unused = of(unary.operand(), true);
        return ValueType.of(Kind.BOOLEAN);
      }
    }
  }

  private ValueType binary(Expression.Binary binary) {
    String operator = binary.operator();
    if (LOGIC.contains(operator)) {
      ValueType unused = check(binary.left(), Need.CONDITION);
      Facts then = Refinement.of(scope.facts(), binary.left(), operator.equals("&&"));
      unused = new Inference(scope.knowing(then), faults).check(binary.right(), Need.CONDITION);
      return ValueType.of(Kind.BOOLEAN);
    }
    boolean isEqual = EQUAL.contains(operator);
    if (isEqual || ORDERED.contains(operator)) {
      boolean asking = isNull(binary.left()) || isNull(binary.right());
      ValueType left = of(binary.left(), asking);
      ValueType right = of(binary.right(), asking);
      new Comparison(binary, left, right, scope.hasOutcome()).check(!isEqual, faults);
      return ValueType.of(Kind.BOOLEAN);
    }
    Range left = operand(binary.left());
    Range right = operand(binary.right());
    return ValueType.of(
        switch (operator) {
          case "+" -> left.plus(right);
          case "-" -> left.plus(right.negated());
          case "*" -> left.times(right);
          case "/" -> left.dividedBy(right);
          default -> Range.ANY;
        });
  }

  /** As in the first edition, an empty number counts as zero. */
  private Range operand(Expression operand) {
    ValueType type = check(operand, Need.LIMIT);
    return type.maybeEmpty() ? type.range().or(Range.of(BigDecimal.ZERO)) : type.range();
  }

  private static boolean isNull(Expression expression) {
    return expression instanceof Expression.Literal literal && literal.value() == null;
  }
}
