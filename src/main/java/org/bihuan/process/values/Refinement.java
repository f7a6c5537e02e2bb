package org.bihuan.process.values;

import java.util.List;
import java.util.Set;
import org.bihuan.process.language.Conditions;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ProcessModel;

/** What is surely so where a condition holds, or does not. */
final class Refinement {

  private static final Set<String> ORDERED = Set.of("<", ">", "<=", ">=");

  private static final int FIELD = 3; // fields.step.outcome

  private Refinement() {}

  /** The facts where the condition holds, or where it does not. */
  static Facts of(Facts facts, Expression condition, boolean holds) {
    // one that cannot be evaluated does not hold: its contrary need not be so
    return !holds && Conditions.mayFail(condition) ? facts : refined(facts, condition, holds);
  }

  private static Facts refined(Facts facts, Expression condition, boolean holds) {
    if (condition instanceof Expression.Unary unary) {
      return switch (unary.operator()) {
        case "!" -> refined(facts, unary.operand(), !holds);
        case "empty" -> holds ? facts : given(facts, unary.operand());
        default -> facts;
      };
    } else if (condition instanceof Expression.Binary binary) {
      return binary(facts, binary, holds);
    }
    return holds ? given(facts, condition) : facts;
  }

  private static Facts binary(Facts facts, Expression.Binary binary, boolean holds) {
    Expression left = binary.left();
    Expression right = binary.right();
    String operator = binary.operator();
    if (operator.equals("&&") || operator.equals("||")) {
      return operator.equals("&&") == holds
          ? refined(refined(facts, left, holds), right, holds)
          : facts;
    } else if (ORDERED.contains(operator)) {
      return holds ? given(given(facts, left), right) : facts;
    } else if (!operator.equals("==") && !operator.equals("!=")) {
      return facts;
    }
    boolean isEqual = operator.equals("==") == holds;
    return equal(equal(facts, left, right, isEqual), right, left, isEqual);
  }

  private static Facts equal(Facts facts, Expression value, Expression other, boolean isEqual) {
    if (!(other instanceof Expression.Literal literal)) {
      return facts;
    }
    Facts known = isEqual == (literal.value() != null) ? given(facts, value) : facts;
    return literal.value() instanceof String word ? chosen(known, value, word, isEqual) : known;
  }

  private static Facts chosen(Facts facts, Expression value, String outcome, boolean isEqual) {
    Facts known = facts;
    for (String step : steps(facts, value)) {
      known = isEqual ? known.only(step, outcome) : known.with(Facts.not(step, outcome));
    }
    return known;
  }

  /** The steps whose outcome the expression is. */
  private static List<String> steps(Facts facts, Expression value) {
    if (value instanceof Expression.Path path) {
      List<String> names = path.names();
      if (path.dotted().equals(ProcessModel.OUTCOME)) {
        return facts.lastSteps();
      } else if (names.size() == FIELD
          && path.root().equals("fields")
          && names.get(2).equals(ProcessModel.OUTCOME)) {
        return List.of(names.get(1));
      }
    }
    return List.of();
  }

  private static Facts given(Facts facts, Expression value) {
    if (!(value instanceof Expression.Path path)) {
      return facts;
    }
    List<String> names = path.names();
    Facts known = facts.with(Facts.given(path.dotted()));
    // what was filled in into a form is there only after it was submitted
    return path.root().equals("fields") && names.size() > 1
        ? known.with(Facts.form(names.get(1)))
        : known;
  }
}
