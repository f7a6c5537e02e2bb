package org.bihuan.process.language;

import java.time.DateTimeException;
import java.time.Instant;
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

    /** A value as an instant, a date by its closing time; null where it is no time. */
    default @Nullable Instant instant(Object value) {
      return value instanceof Instant instant ? instant : null;
    }

    /** A value as it stands in a text. */
    default String text(Object value) {
      return value.toString();
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
   * value. Null equals only null, is never greater or less, counts as zero in arithmetic and as
   * false in logic.
   *
   * @throws IllegalArgumentException where a value has a type the operator cannot process
   */
  public static @Nullable Object evaluate(Expression expression, Values values) {
    try {
      return new Evaluator(values).value(expression);
    } catch (ArithmeticException | DateTimeException | ClassCastException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Whether a condition holds; one that cannot be evaluated does not. */
  public static boolean holds(Expression condition, Values values) {
    try {
      return isTrue(condition, values);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Whether a condition holds.
   *
   * @throws IllegalArgumentException where it cannot be evaluated
   */
  public static boolean isTrue(Expression condition, Values values) {
    return Evaluator.truth(evaluate(condition, values));
  }

  /** Whether the value of an expression is always true or false. */
  public static boolean isCondition(Expression expression) {
    return expression instanceof Expression.Unary unary
        ? !unary.operator().equals("-")
        : expression instanceof Expression.Binary binary
            && List.of("==", "!=", "<", ">", "<=", ">=", "&&", "||").contains(binary.operator());
  }
}
