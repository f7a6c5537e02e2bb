package org.bihuan.process.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A parsed expression of the contract's small language. */
public sealed interface Expression {

  /** A string, {@link java.math.BigDecimal}, boolean or null as written. */
  record Literal(@Nullable Object value) implements Expression {}

  /** A value by its name: {@code issue.unit}, {@code outcome}, {@code fields.review.onSite}. */
  record Path(List<String> names) implements Expression {
    public Path {
      names = List.copyOf(names);
    }

    public String root() {
      return names.get(0);
    }

    public String dotted() {
      return String.join(".", names);
    }
  }

  /** A function of the contract: {@code units.parent(issue.unit)}. */
  record Call(String function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A member of a calculated value: {@code children('look-back').open}; of a list, that column of
   * all its rows.
   */
  record Member(Expression of, String name) implements Expression {}

  /**
   * The rows of a list for which a condition holds, {@code fields.score.items[points > 3]}; in the
   * condition the columns are values.
   */
  record Filter(Expression of, Expression condition) implements Expression {}

  /** {@code !}, {@code -} or {@code empty}. */
  record Unary(String operator, Expression operand) implements Expression {}

  /**
   * Comparison, logic or arithmetic; the operator in its symbolic form ({@code ==}, {@code &&}).
   */
  record Binary(String operator, Expression left, Expression right) implements Expression {}

  /** This expression and all its subexpressions. */
  default Stream<Expression> tree() {
    List<Expression> all = new ArrayList<>();
    Deque<Expression> open = new ArrayDeque<>(List.of(this));
    for (Expression next; (next = open.poll()) != null; ) {
      all.add(next);
      if (next instanceof Call call) {
        List<Expression> arguments = call.arguments();
        for (int i = arguments.size() - 1; i >= 0; i--) {
          open.push(arguments.get(i));
        }
      } else if (next instanceof Member member) {
        open.push(member.of());
      } else if (next instanceof Filter filter) {
        open.push(filter.condition());
        open.push(filter.of());
      } else if (next instanceof Unary unary) {
        open.push(unary.operand());
      } else if (next instanceof Binary binary) {
        open.push(binary.right());
        open.push(binary.left());
      }
    }
    return all.stream();
  }
}
