package org.bihuan.process.values;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.process.language.Evaluator;
import org.bihuan.process.language.Expressions.Values;
import org.bihuan.process.values.ExpressionNames.ContractFunction;
import org.jspecify.annotations.Nullable;

/** The functions of the contract that need nothing but their arguments. */
public final class ListFunctions {

  private ListFunctions() {}

  /** Whether it is one of these functions. */
  public static boolean has(ContractFunction function) {
    return switch (function) {
      case OR_ELSE, COUNT, SUM, MEAN, MIN, MAX, CONTAINS, UNION, COMMON -> true;
      default -> false;
    };
  }

  /**
   * The result of one of these functions. Empty values of a list are left out.
   *
   * @throws IllegalArgumentException where a value has another type than the function takes
   */
  public static @Nullable Object call(
      ContractFunction function, List<@Nullable Object> arguments, Values values) {
    if (function == ContractFunction.OR_ELSE) {
      Object first = arguments.get(0);
      return Evaluator.isEmpty(first) ? arguments.get(1) : first;
    }
    List<Object> list = present(arguments.get(0));
    return switch (function) {
      case COUNT -> list.size();
      case SUM -> sum(list);
      case MEAN ->
          list.isEmpty()
              ? null
              : sum(list).divide(BigDecimal.valueOf(list.size()), MathContext.DECIMAL64);
      case MIN -> extreme(list, -1, values);
      case MAX -> extreme(list, 1, values);
      case CONTAINS -> list.stream().anyMatch(one -> Evaluator.same(one, arguments.get(1), values));
      case UNION -> union(list, present(arguments.get(1)), values);
      case COMMON -> common(list, present(arguments.get(1)), values);
      default -> throw new IllegalArgumentException("no function " + function.code());
    };
  }

  private static List<Object> present(@Nullable Object list) {
    List<Object> present = new ArrayList<>();
    for (Object one : Evaluator.list(list)) {
      if (!Evaluator.isEmpty(one)) {
        present.add(one);
      }
    }
    return present;
  }

  /** The values of both, each once, those of the first before the others. */
  private static List<Object> union(List<Object> first, List<Object> second, Values values) {
    Map<Object, Object> found = byKey(first, values);
    byKey(second, values).forEach(found::putIfAbsent);
    return List.copyOf(found.values());
  }

  /** The values of the first that the second has too, each once. */
  private static List<Object> common(List<Object> first, List<Object> second, Values values) {
    Map<Object, Object> found = byKey(first, values);
    found.keySet().retainAll(byKey(second, values).keySet());
    return List.copyOf(found.values());
  }

  private static Map<Object, Object> byKey(List<Object> list, Values values) {
    Map<Object, Object> found = new LinkedHashMap<>();
    for (Object one : list) {
      found.putIfAbsent(key(one, values), one);
    }
    return found;
  }

  /** What equal values have in common. */
  private static Object key(Object value, Values values) {
    Object code = Evaluator.code(value);
    return code instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros()
        : values.text(code == null ? "" : code);
  }

  private static BigDecimal sum(List<Object> list) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Object one : list) {
      sum = sum.add(Evaluator.number(one), MathContext.DECIMAL128);
    }
    return sum;
  }

  private static @Nullable Object extreme(List<Object> list, int sign, Values values) {
    Object found = null;
    for (Object one : list) {
      if (found == null || Evaluator.order(one, found, values) * sign > 0) {
        found = one;
      }
    }
    return found;
  }
}
