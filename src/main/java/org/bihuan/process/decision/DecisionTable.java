package org.bihuan.process.decision;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel.Names;
import org.jspecify.annotations.Nullable;

/**
 * A decision table that passed the check, to be shown and evaluated. Created only by the check of
 * decision files.
 *
 * @param help its purpose, as its file says
 */
public record DecisionTable(
    String key,
    Names names,
    @Nullable Names help,
    HitPolicy hitPolicy,
    List<Input> inputs,
    List<Output> outputs,
    List<Rule> rules) {

  /** Which of the matching rules decides (DMN hit policy). */
  public enum HitPolicy {
    /** Only one rule may match. */
    UNIQUE,
    /** The first matching rule in the order of the table. */
    FIRST,
    /** Any matching rule: all must have the same outputs. */
    ANY
  }

  public DecisionTable {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    rules = List.copyOf(rules);
  }

  /** An input, with its name and expression. */
  public record Input(Names names, String expression) {}

  /**
   * An output.
   *
   * @param id its name in expressions: {@code policy.<id>}
   */
  public record Output(String id, OutputType type, Names names) {}

  /**
   * One rule.
   *
   * @param help its explanation; null where the file has none
   * @param tests one for each input
   * @param answers one for each output
   */
  public record Rule(@Nullable Names help, List<Cell> tests, List<Cell> answers) {
    public Rule {
      tests = List.copyOf(tests);
      answers = List.copyOf(answers);
    }
  }

  /**
   * One entry of a rule.
   *
   * @param text as in the file
   * @param expression for a test, the condition made of the entry and its input; for an answer, its
   *     value; null where the entry is empty
   */
  public record Cell(String text, @Nullable Expression expression) {}

  /**
   * The result of an evaluation.
   *
   * @param rule the number of the rule that decided, from 1
   * @param outputs by name; without those for which the rule has no value
   */
  public record Answer(int rule, Map<String, Object> outputs) {}

  /** Whether the first rule that matches decides. */
  public boolean first() {
    return hitPolicy == HitPolicy.FIRST;
  }

  /**
   * Evaluates the table.
   *
   * @param zone the zone in which instants become days
   * @throws IllegalArgumentException where no rule matches, more match than the hit policy allows,
   *     or a value has a type that an entry cannot process; the message gives the reason
   */
  public Answer decide(Expressions.Values values, ZoneId zone) {
    return new TableEvaluation(this, values, zone).answer();
  }
}
