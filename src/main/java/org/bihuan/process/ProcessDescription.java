package org.bihuan.process;

import java.util.List;
import java.util.Set;
import org.bihuan.process.decision.DecisionTable.Cell;
import org.jspecify.annotations.Nullable;

/**
 * The content of a process file, in the caller's language; expressions as written in the file.
 *
 * @param openers codes of the roles that may open such an issue
 * @param timetable when the clock opens such issues; null: never
 * @param form the additional fields of the opening form
 */
public record ProcessDescription(
    String type,
    int version,
    String name,
    @Nullable String help,
    Set<String> openers,
    @Nullable Timetable timetable,
    FormView form,
    List<Step> steps,
    List<Action> actions,
    List<Timer> timers,
    List<Wait> waits,
    List<Act> acts,
    List<End> ends,
    List<Decision> decisions) {

  /**
   * When the clock opens such issues.
   *
   * @param time a time, an expression, or a repetition of ISO 8601
   * @param units an expression, or codes; null where the process names the unit itself
   */
  public record Timetable(String time, @Nullable String units) {}

  /**
   * One step.
   *
   * @param groups who may claim it: group expressions
   * @param users expressions of persons who may
   * @param due an expression or an ISO duration; null for none
   * @param workdays whether that duration counts working days
   * @param separateFrom names of the steps whose completers may not claim this one
   * @param sideBySide how a step with several instances is done: {@code parallel} or {@code
   *     sequential}; null: once
   */
  public record Step(
      String key,
      String name,
      @Nullable String help,
      List<String> groups,
      List<String> users,
      @Nullable String due,
      boolean workdays,
      List<String> separateFrom,
      FormView form,
      @Nullable String sideBySide) {}

  /**
   * An action, which may be taken beside the steps.
   *
   * @param interrupting whether it ends the current steps
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
   * @param step the name of the step it is attached to; null for none
   */
  public record Timer(
      String id,
      String name,
      String value,
      boolean workdays,
      boolean interrupting,
      @Nullable String step) {}

  /**
   * An event that waits for children.
   *
   * @param types of the children
   * @param condition as written; null where it simply waits until none is open
   */
  public record Wait(String id, String name, List<String> types, @Nullable String condition) {}

  /** Something the system does: a service task. */
  public record Act(String id, String name, String delegate) {}

  /** An end event, whose id is the resolution of the issues that end there. */
  public record End(String id, String name, boolean counts, boolean good) {}

  /**
   * A current decision.
   *
   * @param help its purpose, as its file says
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

  /** An input of a decision. */
  public record Input(String name, String expression) {}

  /** An output of a decision, in expressions {@code policy.<id>}. */
  public record Output(String id, String name) {}

  /** One rule: a test for each input and an answer for each output. */
  public record Rule(@Nullable String help, List<Cell> tests, List<Cell> answers) {}
}
