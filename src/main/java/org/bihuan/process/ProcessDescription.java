package org.bihuan.process;

import java.util.List;
import java.util.Set;
import org.bihuan.process.decision.DecisionTable.Cell;
import org.jspecify.annotations.Nullable;

/**
 * What a process file says, in the language of whoever asked; expressions as they stand in it.
 *
 * @param openers words of the roles that may open such an issue
 * @param form the extra fields asked for at opening
 */
public record ProcessDescription(
    String type,
    int version,
    String name,
    @Nullable String help,
    Set<String> openers,
    FormView form,
    List<Step> steps,
    List<Action> actions,
    List<Timer> timers,
    List<Act> acts,
    List<End> ends,
    List<Decision> decisions) {

  /**
   * One step.
   *
   * @param groups who may claim it: group expressions
   * @param due an expression or an ISO duration; null for none
   * @param workdays whether that duration counts working days
   * @param separateFrom names of the steps whose completers may not claim this one
   * @param sideBySide how often it is done where it is done for each of several: {@code parallel}
   *     or {@code sequential}; null: once
   */
  public record Step(
      String key,
      String name,
      @Nullable String help,
      List<String> groups,
      @Nullable String due,
      boolean workdays,
      List<String> separateFrom,
      FormView form,
      @Nullable String sideBySide) {}

  /**
   * Something that may be done beside the steps.
   *
   * @param interrupting whether the steps end with it
   */
  public record Action(
      String key,
      String id,
      String name,
      @Nullable String help,
      boolean interrupting,
      List<String> groups,
      FormView form) {}

  /**
   * A timer.
   *
   * @param value a date expression, or an ISO duration or cycle
   * @param step the name of the step it hangs on; null for none
   */
  public record Timer(
      String id,
      String name,
      String value,
      boolean workdays,
      boolean interrupting,
      @Nullable String step) {}

  /** An act by the system. */
  public record Act(String id, String name, String delegate) {}

  /** An end, whose id is the resolution of the issues that end there. */
  public record End(String id, String name, boolean counts, boolean good) {}

  /**
   * A decision in force.
   *
   * @param help what it is for, as its file says
   * @param first whether the first rule that matches decides
   */
  public record Decision(
      String key,
      int version,
      String name,
      @Nullable String help,
      boolean first,
      List<Input> inputs,
      List<Output> outputs,
      List<Rule> rules) {}

  /** What a decision asks. */
  public record Input(String name, String expression) {}

  /** What it decides, known to expressions as {@code policy.<id>}. */
  public record Output(String id, String name) {}

  /** One row: a test for each input and an answer for each output. */
  public record Rule(@Nullable String help, List<Cell> tests, List<Cell> answers) {}
}
