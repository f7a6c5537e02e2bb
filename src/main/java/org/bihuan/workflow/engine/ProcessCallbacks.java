package org.bihuan.workflow.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.process.language.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * The engine's callbacks: events in process instances, and the values of expressions. {@code
 * instance} is always the outermost one.
 */
public interface ProcessCallbacks {

  /**
   * One of several instances of an activity, in which a token is.
   *
   * @param definition the engine's id of the process that contains the activity
   * @param index its number, from 0
   * @param item what it is done for; null where it is only counted
   */
  record Place(String definition, String element, int index, @Nullable Object item) {}

  /**
   * A token waits at a step.
   *
   * @param token the engine's id of the token, passed back at completion
   * @param definition the engine's id of the process that contains the step
   * @param groups who may claim it, evaluated
   * @param values what other expressions of the step may use
   * @param places the instances that it belongs to, from the outermost in
   */
  record StepEntered(
      String instance,
      String token,
      String definition,
      String step,
      List<String> groups,
      @Nullable Instant dueAt,
      Expressions.Values values,
      List<Place> places) {}

  /** Locks the instance's issue until the transaction ends; nothing where it has none any more. */
  void lock(String instance);

  /**
   * The values that expressions may use in this instance.
   *
   * @param places where they are used
   */
  Expressions.Values values(String instance, List<Place> places);

  void stepEntered(StepEntered step);

  /** The token was removed without completing: interrupted, or the process ended. */
  void stepAbandoned(String instance, String token);

  /** A service task is reached; its parameters are evaluated. */
  void systemAct(
      String instance,
      String definition,
      String element,
      String delegate,
      Map<String, @Nullable Object> parameters);

  /**
   * A service task is reached that opens an issue for each of several.
   *
   * @param token waits there unless all are open afterwards; completed when they are
   * @param each the parameters of each, evaluated
   * @return whether all are open
   */
  boolean openEach(
      String instance,
      String definition,
      String element,
      String token,
      List<Map<String, @Nullable Object>> each);

  /** The token of such a task was removed; what it has not opened yet is not opened any more. */
  void openingsAbandoned(String token);

  /**
   * A service task is reached that makes a document.
   *
   * @param values what its template may use
   */
  void documentWanted(
      String instance, String definition, String element, Expressions.Values values);

  /** A business rule task is reached; the decision's outputs become {@code policy}. */
  void decide(String instance, String definition, String element, List<Place> places);

  /**
   * An activity with several instances is reached, and for what each is done is worked out.
   *
   * @param around the instances that the activity itself belongs to
   * @param count how many instances there are
   * @param items what each is done for; empty where they are only counted
   */
  void instancesBegun(
      String instance,
      String definition,
      String element,
      List<Place> around,
      int count,
      List<Object> items);

  /**
   * The engine's id of the process that a call activity calls: of the version that the calling one
   * was checked with.
   */
  String called(String definition, String type);

  /** A token enters an embedded subprocess. */
  void subprocessEntered(String instance, String definition, String element);

  /** An embedded subprocess is left, whatever the reason. */
  void subprocessLeft(String instance, String definition, String element);

  /** From now on the instance waits for children somewhere. */
  void awaitsChildren(String instance);

  /** The outermost instance has ended. */
  void ended(String instance, String definition, String endEvent);

  /**
   * The exception to throw where an expression cannot be evaluated, such as a text compared with a
   * number.
   */
  RuntimeException stuck(String expression, RuntimeException cause);
}
