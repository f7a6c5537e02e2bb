package org.bihuan.process.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bihuan.process.language.Expressions.Values;
import org.jspecify.annotations.Nullable;

/** Evaluates an expression with given values. */
public final class Evaluator {

  /**
   * The longest number, in digits: parsing one takes time that grows with the square of its length.
   */
  private static final int MAX_DIGITS = 1_000;

  private final Values values;

  Evaluator(Values values) {
    this.values = values;
  }

  @Nullable Object value(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    } else if (expression instanceof Expression.Path path) {
      return follow(path);
    } else if (expression instanceof Expression.Member member) {
      return value(member.of()) instanceof Map<?, ?> map ? map.get(member.name()) : null;
    } else if (expression instanceof Expression.Call call) {
      List<@Nullable Object> arguments = new ArrayList<>();
      call.arguments().forEach(argument -> arguments.add(value(argument)));
      return values.call(call.function(), arguments);
    } else if (expression instanceof Expression.Unary unary) {
      return unary(unary.operator(), value(unary.operand()));
    } else {
      return binary((Expression.Binary) expression);
    }
  }

  static boolean truth(@Nullable Object value) {
    return value instanceof Boolean flag ? flag : "true".equals(value);
  }

  private @Nullable Object follow(Expression.Path path) {
    Object value = values.value(path.root());
    for (String name : path.names().subList(1, path.names().size())) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  private static Object unary(String operator, @Nullable Object value) {
    return switch (operator) {
      case "!" -> !truth(value);
      case "-" -> number(value).negate();
      default -> isEmpty(value);
    };
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || value.equals("")
        || (value instanceof Collection<?> collection && collection.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  private Object binary(Expression.Binary binary) {
    String operator = binary.operator();
    Object left = value(binary.left());
    if (operator.equals("&&")) {
      return truth(left) && truth(value(binary.right()));
    } else if (operator.equals("||")) {
      return truth(left) || truth(value(binary.right()));
    }
    Object right = value(binary.right());
    return switch (operator) {
      case "==" -> same(left, right);
      case "!=" -> !same(left, right);
      case "<", ">", "<=", ">=" -> ordered(operator, left, right);
      default -> calculated(operator, number(left), number(right));
    };
  }

  /** Calculates, rounded to 34 digits, so that no number grows without limit. */
  private static BigDecimal calculated(String operator, BigDecimal left, BigDecimal right) {
    try {
      return switch (operator) {
        case "+" -> left.add(right, MathContext.DECIMAL128);
        case "-" -> left.subtract(right, MathContext.DECIMAL128);
        case "*" -> left.multiply(right, MathContext.DECIMAL128);
        case "/" -> left.divide(right, MathContext.DECIMAL64);
        default -> left.remainder(right, MathContext.DECIMAL128);
      };
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(left + " " + operator + " " + right, e);
    }
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == right;
    } else if (left instanceof Number || right instanceof Number) {
      return number(left).compareTo(number(right)) == 0;
    } else if (left instanceof Boolean || right instanceof Boolean) {
      return truth(left) == truth(right);
    } else if (left instanceof String || right instanceof String) {
      return left.toString().equals(right.toString());
    }
    return left.equals(right);
  }

  private static boolean ordered(String operator, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return false;
    }
    int order = order(left, right);
    return switch (operator) {
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      default -> order >= 0;
    };
  }

  // safe: both have the same class, and a Comparable compares with its own class
  @SuppressWarnings("unchecked")
  private static int order(Object left, Object right) {
    if (left instanceof Number || right instanceof Number) {
      return number(left).compareTo(number(right));
    } else if (left instanceof String || right instanceof String) {
      // as in the engine: an instant and an ISO date compare as texts
      return left.toString().compareTo(right.toString());
    } else if (left instanceof Comparable<?> && left.getClass() == right.getClass()) {
      return ((Comparable<Object>) left).compareTo(right);
    }
    throw new IllegalArgumentException("cannot compare " + left + " and " + right);
  }

  public static BigDecimal number(@Nullable Object value) {
    if (value == null || value.equals("")) {
      return BigDecimal.ZERO;
    }
    String text = value.toString().strip();
    if (text.length() > MAX_DIGITS) {
      throw new IllegalArgumentException("not a number: a text of " + text.length());
    }
    // NumberFormatException is an IllegalArgumentException
    BigDecimal number = value instanceof BigDecimal decimal ? decimal : new BigDecimal(text);
    if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
      // 1E+999999999 is short, but adding 1 to it would use up the memory
      throw new IllegalArgumentException("a number out of range");
    }
    return number;
  }
}
