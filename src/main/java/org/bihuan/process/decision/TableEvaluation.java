package org.bihuan.process.decision;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.process.decision.DecisionTable.Answer;
import org.bihuan.process.decision.DecisionTable.Cell;
import org.bihuan.process.decision.DecisionTable.HitPolicy;
import org.bihuan.process.decision.DecisionTable.Output;
import org.bihuan.process.language.Expressions;

/** One evaluation of a decision table, for given values. */
final class TableEvaluation {

  private final DecisionTable table;
  private final Expressions.Values values;
  private final ZoneId zone;

  TableEvaluation(DecisionTable table, Expressions.Values values, ZoneId zone) {
    this.table = table;
    this.values = values;
    this.zone = zone;
  }

  Answer answer() {
    List<Integer> matching = matching();
    if (matching.isEmpty()) {
      throw new IllegalArgumentException("no rule matches");
    }
    if (table.hitPolicy() == HitPolicy.UNIQUE && matching.size() > 1) {
      throw new IllegalArgumentException("several rules match: " + matching);
    }
    Answer answer = answer(matching.get(0));
    for (int other : matching.subList(1, matching.size())) {
      if (!answer(other).outputs().equals(answer.outputs())) {
        throw new IllegalArgumentException("rules that match say different things: " + matching);
      }
    }
    if (answer.outputs().isEmpty()) {
      throw new IllegalArgumentException("rule " + answer.rule() + " says nothing");
    }
    return answer;
  }

  /** Numbers of the rules that match; with FIRST only the first one. */
  private List<Integer> matching() {
    List<Integer> matching = new ArrayList<>();
    for (int number = 1; number <= table.rules().size(); number++) {
      if (matches(number)) {
        matching.add(number);
        if (table.first()) {
          break;
        }
      }
    }
    return matching;
  }

  private boolean matches(int number) {
    for (Cell test : rule(number).tests()) {
      try {
        if (test.expression() != null && !Expressions.isTrue(test.expression(), values)) {
          return false;
        }
      } catch (RuntimeException e) {
        throw fault(number, test, e);
      }
    }
    return true;
  }

  private Answer answer(int number) {
    Map<String, Object> outputs = new LinkedHashMap<>();
    for (int i = 0; i < table.outputs().size(); i++) {
      Cell cell = rule(number).answers().get(i);
      if (cell.expression() != null) {
        Output output = table.outputs().get(i);
        try {
          Object value = Expressions.evaluate(cell.expression(), values);
          if (value == null) {
            throw new IllegalArgumentException("no value for " + output.id());
          }
          outputs.put(output.id(), output.type().of(value, zone));
        } catch (RuntimeException e) {
          throw fault(number, cell, e);
        }
      }
    }
    return new Answer(number, outputs);
  }

  private DecisionTable.Rule rule(int number) {
    return table.rules().get(number - 1);
  }

  /**
   * Converts any exception: values may have any type, and a calendar function may exceed the
   * calendar's years.
   */
  private static IllegalArgumentException fault(int number, Cell cell, RuntimeException e) {
    return new IllegalArgumentException(
        "rule " + number + " (" + cell.text() + "): " + e.getMessage(), e);
  }
}
