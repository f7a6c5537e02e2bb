package org.bihuan.process.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses and evaluates expressions of the contract's language, without the engine. */
public final class Expressions {

  private Expressions() {}

  /** Provides the values for an expression. */
  @FunctionalInterface
  public interface Values {

    /** The value of a first name ({@code outcome}, {@code issue}); names below it are map keys. */
    @Nullable Object value(String name);

    /** The result of a function of the contract, {@code units.parent} for instance. */
    default @Nullable Object call(String function, List<@Nullable Object> arguments) {
      throw new IllegalArgumentException("no function " + function + " here");
    }
  }

  /**
   * Parses an expression without <code>${…}</code>, as in {@code bihuan:when}.
   *
   * @throws ExpressionException where it is not valid
   */
  public static Expression parse(String source) {
    ExpressionTokens tokens = new ExpressionTokens(source, 0);
    Expression expression = new ExpressionParser(tokens).expression();
    if (tokens.current().kind() != ExpressionTokens.Kind.END) {
      throw new ExpressionException(Rule.EXPRESSION_SYNTAX, tokens.current().text());
    }
    return expression;
  }

  /**
   * The value: a string, {@link java.math.BigDecimal}, boolean, null, or an object given as a
   * value. As in the engine, null equals only null, is never greater or less, and counts as false.
   *
   * @throws IllegalArgumentException where a value has a type the operator cannot process
   */
  public static @Nullable Object evaluate(Expression expression, Values values) {
    return new Evaluator(values).value(expression);
  }

  /** Like {@link #evaluate}, as a condition. */
  public static boolean holds(Expression condition, Values values) {
    return Evaluator.truth(evaluate(condition, values));
  }
}
