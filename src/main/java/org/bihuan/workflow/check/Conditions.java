package org.bihuan.workflow.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about conditions before anything runs: with the outcome known, a condition is
 * true, false, or depends on what only the running issue knows (null).
 */
final class Conditions {

  private static final Expression.Path OUTCOME = new Expression.Path(List.of("outcome"));
  private static final Map<String, List<String>> DOMAINS =
      Map.of("issue.severity", List.of("minor", "major", "critical"));
  private static final int MAX_UNKNOWNS = 8;

  private Conditions() {}

  /** The outcome a comparison names, {@code outcome == 'signOff'}. */
  static Optional<String> comparedOutcome(Expression expression) {
    if (expression instanceof Expression.Binary binary
        && Set.of("==", "!=").contains(binary.operator())) {
      if (binary.left().equals(OUTCOME)) {
        return word(binary.right());
      } else if (binary.right().equals(OUTCOME)) {
        return word(binary.left());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> word(Expression expression) {
    return expression instanceof Expression.Literal literal
            && literal.value() instanceof String word
        ? Optional.of(word)
        : Optional.empty();
  }

  /** Three-valued: null is "it depends". */
  static @Nullable Boolean holds(Expression condition, @Nullable String outcome) {
    return new Logic(outcome, Map.of()).holds(condition);
  }

  /** Whether always at least one of the conditions holds, whatever the issue says. */
  static boolean cover(List<Expression> conditions, @Nullable String outcome) {
    Map<Expression, List<Object>> unknowns = new LinkedHashMap<>();
    Logic collecting = new Logic(outcome, Map.of());
    conditions.forEach(condition -> collecting.atoms(condition, unknowns));
    if (unknowns.size() > MAX_UNKNOWNS) {
      return false;
    }
    return cover(
        conditions, outcome, new ArrayList<>(unknowns.entrySet()), 0, new LinkedHashMap<>());
  }

  private static boolean cover(
      List<Expression> conditions,
      @Nullable String outcome,
      List<Map.Entry<Expression, List<Object>>> unknowns,
      int next,
      Map<Expression, Object> assumed) {
    if (next == unknowns.size()) {
      Logic logic = new Logic(outcome, assumed);
      return conditions.stream().anyMatch(c -> Boolean.TRUE.equals(logic.holds(c)));
    }
    for (Object value : unknowns.get(next).getValue()) {
      assumed.put(unknowns.get(next).getKey(), value);
      if (!cover(conditions, outcome, unknowns, next + 1, assumed)) {
        return false;
      }
    }
    return true;
  }

  /** Evaluates as far as the outcome and assumptions about the rest allow. */
  private record Logic(@Nullable String outcome, Map<Expression, Object> assumed) {

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
      Optional<String> compared = comparedOutcome(comparison);
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

    /** Collects what must be assumed for {@link #holds} to be decided. */
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
}
