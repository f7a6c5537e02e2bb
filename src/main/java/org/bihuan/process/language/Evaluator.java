package org.bihuan.process.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
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

  /** How many rows of lists one evaluation looks at. */
  private static final int MAX_ROWS = 1_000_000;

  /** Where an entry of a register has its key. */
  public static final String ENTRY = "@entry";

  private Values values;
  private int rows;

  Evaluator(Values values) {
    this.values = values;
  }

  @Nullable Object value(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    } else if (expression instanceof Expression.Path path) {
      return follow(path);
    } else if (expression instanceof Expression.Member member) {
      return member(value(member.of()), member.name());
    } else if (expression instanceof Expression.Filter filter) {
      return filtered(list(value(filter.of())), filter.condition());
    } else if (expression instanceof Expression.Call call) {
      return called(call);
    } else if (expression instanceof Expression.Unary unary) {
      return unary(unary.operator(), value(unary.operand()));
    } else {
      return binary((Expression.Binary) expression);
    }
  }

  static boolean truth(@Nullable Object value) {
    return value instanceof Boolean flag ? flag : "true".equals(value);
  }

  private @Nullable Object called(Expression.Call call) {
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      Object value = value(argument);
      if (value instanceof Collection<?> many) {
        look(many.size());
      }
      arguments.add(value);
    }
    return values.call(call.function(), arguments);
  }

  private @Nullable Object follow(Expression.Path path) {
    Object value = values.value(path.root());
    for (String name : path.names().subList(1, path.names().size())) {
      value = member(value, name);
    }
    return value;
  }

  /** A member of a map; of a list, the members of all its rows that have one, as one list. */
  private @Nullable Object member(@Nullable Object value, String name) {
    if (value instanceof Map<?, ?> map) {
      return map.get(name);
    }
    if (!(value instanceof Collection<?> many)) {
      return null;
    }
    look(many.size());
    List<Object> column = new ArrayList<>();
    for (Object row : many) {
      Object one = member(row, name);
      if (one instanceof Collection<?> several) {
        column.addAll(several);
      } else if (one != null) {
        column.add(one);
      }
    }
    return column;
  }

  private List<Object> filtered(List<?> all, Expression condition) {
    look(all.size());
    List<Object> kept = new ArrayList<>();
    Values outer = values;
    try {
      for (Object row : all) {
        if (row instanceof Map<?, ?> columns) {
          values = new WithColumns(columns, outer);
          if (truth(value(condition))) {
            kept.add(row);
          }
        }
      }
    } finally {
      values = outer;
    }
    return kept;
  }

  private void look(int more) {
    rows += more;
    if (rows > MAX_ROWS) {
      throw new IllegalArgumentException("more than " + MAX_ROWS + " rows");
    }
  }

  /** A list as it is, a single value as a list of one, nothing as an empty list. */
  public static List<?> list(@Nullable Object value) {
    return value == null
        ? List.of()
        : value instanceof Collection<?> many ? new ArrayList<>(many) : List.of(value);
  }

  private static Object unary(String operator, @Nullable Object value) {
    return switch (operator) {
      case "!" -> !truth(value);
      case "-" -> number(value).negate();
      default -> isEmpty(value);
    };
  }

  public static boolean isEmpty(@Nullable Object value) {
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
      case "==" -> same(left, right, values);
      case "!=" -> !same(left, right, values);
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

  /** Whether two values are equal; an instant equals a date whose closing time it is. */
  public static boolean same(@Nullable Object one, @Nullable Object other, Values values) {
    Object left = code(one);
    Object right = code(other);
    if (left == null || right == null) {
      return left == right;
    } else if (left instanceof Number || right instanceof Number) {
      return number(left).compareTo(number(right)) == 0;
    } else if (left instanceof Boolean || right instanceof Boolean) {
      return truth(left) == truth(right);
    }
    Integer order = times(left, right, values);
    if (order != null) {
      return order == 0;
    } else if (left instanceof String || right instanceof String) {
      return left.toString().equals(right.toString());
    }
    return left.equals(right);
  }

  /** The key of an entry, whichever version it is; any other value itself. */
  public static @Nullable Object code(@Nullable Object value) {
    return value instanceof Map<?, ?> map && map.get(ENTRY) instanceof String key ? key : value;
  }

  private boolean ordered(String operator, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return false;
    }
    int order = order(left, right, values);
    return switch (operator) {
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      default -> order >= 0;
    };
  }

  /**
   * Compares two values, dates with instants by their closing times.
   *
   * @throws IllegalArgumentException where they have no order
   */
  // safe: both have the same class, and a Comparable compares with its own class
  @SuppressWarnings("unchecked")
  public static int order(Object left, Object right, Values values) {
    if (left instanceof Number || right instanceof Number) {
      return number(left).compareTo(number(right));
    }
    Integer order = times(left, right, values);
    if (order != null) {
      return order;
    } else if (left instanceof String || right instanceof String) {
      return left.toString().compareTo(right.toString());
    } else if (left instanceof Comparable<?> && left.getClass() == right.getClass()) {
      return ((Comparable<Object>) left).compareTo(right);
    }
    throw new IllegalArgumentException("cannot compare " + left + " and " + right);
  }

  /** Null where neither is an instant, or the other is no time at all. */
  private static @Nullable Integer times(Object left, Object right, Values values) {
    boolean days = left instanceof LocalDate && right instanceof LocalDate;
    if (days || !(left instanceof Instant || right instanceof Instant)) {
      return null;
    }
    Instant one = values.instant(left);
    Instant other = values.instant(right);
    return one == null || other == null ? null : Integer.valueOf(one.compareTo(other));
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

  /** A row's columns as values, and whatever else is known around the list. */
  private record WithColumns(Map<?, ?> columns, Values outer) implements Values {

    @Override
    public @Nullable Object value(String name) {
      return columns.containsKey(name) ? columns.get(name) : outer.value(name);
    }

    @Override
    public @Nullable Object call(String function, List<@Nullable Object> arguments) {
      return outer.call(function, arguments);
    }

    @Override
    public @Nullable Instant instant(Object value) {
      return outer.instant(value);
    }

    @Override
    public String text(Object value) {
      return outer.text(value);
    }
  }
}
