package org.bihuan.process.decision;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel.Names;
import org.jspecify.annotations.Nullable;

/**
 * A decision table that passed the check: as people read it, and as it is evaluated. The check of
 * decision files alone makes one.
 *
 * @param help what it is for, as its file says
 */
public record DecisionTable(
    String key,
    Names names,
    @Nullable Names help,
    HitPolicy hitPolicy,
    List<Input> inputs,
    List<Output> outputs,
    List<Rule> rules) {

  /** Which of the rules that match decides. */
  public enum HitPolicy {
    /** The only one: no other may match. */
    UNIQUE,
    /** The first in the order of the table. */
    FIRST,
    /** Any of them: all say the same. */
    ANY
  }

  public DecisionTable {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    rules = List.copyOf(rules);
  }

  /** What is asked, as a name and as an expression. */
  public record Input(Names names, String expression) {}

  /**
   * What is decided.
   *
   * @param id as expressions know it: {@code policy.<id>}
   */
  public record Output(String id, OutputType type, Names names) {}

  /**
   * One row.
   *
   * @param help the row in words; null where the file says none
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
   * One entry of a row.
   *
   * @param text as in the file
   * @param expression of a test the condition it makes together with its input, of an answer its
   *     value; null where it tests or says nothing
   */
  public record Cell(String text, @Nullable Expression expression) {}

  /**
   * What the table says.
   *
   * @param rule the number of the rule that decided, from 1
   * @param outputs by name; an output its rule says nothing about is left out
   */
  public record Answer(int rule, Map<String, Object> outputs) {}

  /** Whether the first rule that matches decides. */
  public boolean first() {
    return hitPolicy == HitPolicy.FIRST;
  }

  /**
   * Asks the table.
   *
   * @param zone whose days dates are
   * @throws IllegalArgumentException where no rule matches, more match than the hit policy allows,
   *     or a value is of a kind that an entry cannot take; the message says which
   */
  public Answer decide(Expressions.Values values, ZoneId zone) {
    return new TableEvaluation(this, values, zone).answer();
  }
}
