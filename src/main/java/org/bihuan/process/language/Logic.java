package org.bihuan.process.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.issue.facts.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates conditions as far as the last outcome and assumptions about other values allow; null
 * means "depends on values known only at run time".
 */
record Logic(@Nullable String outcome, Map<Expression, Object> assumed) {

  private static final Map<String, List<String>> DOMAINS =
      Map.of("issue.severity", Severity.codes());

  @Nullable Boolean holds(Expression expression) {
    if (expression instanceof Expression.Binary binary) {
      return comparison(binary.operator(), binary.left(), binary.right());
    } else if (expression instanceof Expression.Unary unary && unary.operator().equals("!")) {
      return not(holds(unary.operand()));
    } else if (expression instanceof Expression.Literal literal) {
      return Evaluator.truth(literal.value());
    }
    return assumption(expression);
  }

  private @Nullable Boolean comparison(String operator, Expression left, Expression right) {
    return switch (operator) {
      case "&&" -> and(holds(left), holds(right));
      case "||" -> not(and(not(holds(left)), not(holds(right))));
      case "!=" -> not(holds(new Expression.Binary("==", left, right)));
      case ">=" -> not(holds(new Expression.Binary("<", left, right)));
      case ">" -> not(holds(new Expression.Binary("<=", left, right)));
      case "==" -> equal(new Expression.Binary("==", left, right));
      default -> assumption(new Expression.Binary(operator, left, right));
    };
  }

  private @Nullable Boolean equal(Expression.Binary comparison) {
    Optional<String> compared = Conditions.comparedOutcome(comparison);
    if (compared.isPresent()) {
      return compared.get().equals(outcome);
    }
    if (comparison.right() instanceof Expression.Literal literal) {
      if (literal.value() instanceof Boolean flag) {
        Boolean left = holds(comparison.left());
        return left == null ? null : left.equals(flag);
      }
      Object assumedValue = assumed.get(comparison.left());
      if (assumedValue instanceof String word) {
        return word.equals(literal.value());
      }
    }
    return assumption(comparison);
  }

  private @Nullable Boolean assumption(Expression expression) {
    return assumed.get(expression) instanceof Boolean flag ? flag : null;
  }

  /** Collects the subexpressions about which assumptions are needed to decide {@link #holds}. */
  void atoms(Expression expression, Map<Expression, List<Object>> found) {
    if (holds(expression) != null) {
      return;
    }
    if (expression instanceof Expression.Unary unary && unary.operator().equals("!")) {
      atoms(unary.operand(), found);
    } else if (expression instanceof Expression.Binary binary) {
      binary(binary, found);
    } else {
      found.put(expression, List.of(true, false));
    }
  }

  private void binary(Expression.Binary binary, Map<Expression, List<Object>> found) {
    Expression left = binary.left();
    Expression right = binary.right();
    switch (binary.operator()) {
      case "&&", "||" -> {
        atoms(left, found);
        atoms(right, found);
      }
      case "!=" -> atoms(new Expression.Binary("==", left, right), found);
      case ">=" -> atoms(new Expression.Binary("<", left, right), found);
      case ">" -> atoms(new Expression.Binary("<=", left, right), found);
      default -> {
        Object constant = right instanceof Expression.Literal literal ? literal.value() : null;
        List<String> domain =
            left instanceof Expression.Path path ? DOMAINS.get(path.dotted()) : null;
        if (binary.operator().equals("==") && constant instanceof Boolean) {
          atoms(left, found);
        } else if (binary.operator().equals("==") && domain != null && constant != null) {
          found.put(left, List.copyOf(domain));
        } else {
          found.put(binary, List.of(true, false));
        }
      }
    }
  }

  private static @Nullable Boolean not(@Nullable Boolean value) {
    return value == null ? null : !value;
  }

  private static @Nullable Boolean and(@Nullable Boolean left, @Nullable Boolean right) {
    if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
      return false;
    }
    return (left == null || right == null) ? null : Boolean.TRUE;
  }
}
