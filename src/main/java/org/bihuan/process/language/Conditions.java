package org.bihuan.process.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Static analysis of conditions: which of them may be true at the same time. */
public final class Conditions {

  private static final Expression.Path OUTCOME = new Expression.Path(List.of("outcome"));
  public static final int MAX_UNKNOWNS = 8;

  private static final Set<String> DIVISIONS = Set.of("/", "%");

  /** Functions that have a result for all values of the types they take. */
  private static final Set<String> TOTAL =
      Set.of("children", "orElse", "count", "sum", "mean", "min", "max", "contains");

  private Conditions() {}

  /** Whether the condition depends on the outcome. */
  public static boolean asksForOutcome(Expression condition) {
    return condition.tree().anyMatch(OUTCOME::equals);
  }

  /** Whether the condition can be true with this outcome, for some other values. */
  public static boolean mayHold(Expression condition, String outcome) {
    return !Boolean.FALSE.equals(new Logic(outcome, Map.of()).holds(condition));
  }

  /** Whether the condition is true with this outcome, whatever the other values are. */
  public static boolean surelyHolds(Expression condition, String outcome) {
    return Boolean.TRUE.equals(new Logic(outcome, Map.of()).holds(condition));
  }

  /**
   * Whether the condition may be one that cannot be evaluated, and so does not hold: it divides, or
   * calls a function that does not take every value.
   */
  public static boolean mayFail(Expression condition) {
    return condition
        .tree()
        .anyMatch(
            part ->
                (part instanceof Expression.Binary binary && DIVISIONS.contains(binary.operator()))
                    || (part instanceof Expression.Call call && !TOTAL.contains(call.function())));
  }

  /** The outcome a comparison names, {@code outcome == 'signOff'}. */
  public static Optional<String> comparedOutcome(Expression expression) {
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

  /**
   * Which of the conditions may be true together: one set of positions for each possible
   * combination of values.
   *
   * @param outcome of the last step; null before the first
   */
  public static Set<Set<Integer>> selections(
      List<Expression> conditions, @Nullable String outcome) {
    Map<Expression, List<Object>> unknowns = new LinkedHashMap<>();
    Logic undecided = new Logic(outcome, Map.of());
    conditions.forEach(condition -> undecided.atoms(condition, unknowns));
    Set<Set<Integer>> selections = new LinkedHashSet<>();
    if (unknowns.size() > MAX_UNKNOWNS) {
      // too many combinations: assumes any single one, all, or none
      IntStream.range(0, conditions.size()).forEach(i -> selections.add(Set.of(i)));
      selections.add(Set.of());
      selections.add(
          IntStream.range(0, conditions.size())
              .boxed()
              .collect(Collectors.toCollection(TreeSet::new)));
    } else {
      assume(
          new ArrayList<>(unknowns.entrySet()),
          0,
          new HashMap<>(),
          assumed -> selections.add(holding(conditions, new Logic(outcome, assumed))));
    }
    withoutFailing(conditions, selections);
    return selections;
  }

  /** Adds what holds where the conditions cannot be evaluated that may fail. */
  private static void withoutFailing(List<Expression> conditions, Set<Set<Integer>> selections) {
    Set<Integer> failing = new TreeSet<>();
    IntStream.range(0, conditions.size())
        .filter(i -> mayFail(conditions.get(i)))
        .forEach(failing::add);
    if (!failing.isEmpty()) {
      for (Set<Integer> selection : List.copyOf(selections)) {
        Set<Integer> rest = new TreeSet<>(selection);
        rest.removeAll(failing);
        selections.add(rest);
      }
    }
  }

  private static void assume(
      List<Map.Entry<Expression, List<Object>>> unknowns,
      int next,
      Map<Expression, Object> assumed,
      Consumer<Map<Expression, Object>> each) {
    if (next == unknowns.size()) {
      each.accept(assumed);
      return;
    }
    for (Object value : unknowns.get(next).getValue()) {
      assumed.put(unknowns.get(next).getKey(), value);
      assume(unknowns, next + 1, assumed, each);
    }
  }

  private static Set<Integer> holding(List<Expression> conditions, Logic logic) {
    Set<Integer> holding = new TreeSet<>();
    for (int i = 0; i < conditions.size(); i++) {
      if (Boolean.TRUE.equals(logic.holds(conditions.get(i)))) {
        holding.add(i);
      }
    }
    return holding;
  }
}
