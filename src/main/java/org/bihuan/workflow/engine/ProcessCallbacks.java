package org.bihuan.workflow.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.process.language.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * What happens in process instances, and what expressions in them see. {@code instance} is always
 * the outermost one.
 */
public interface ProcessCallbacks {

  /**
   * A token waits at a step.
   *
   * @param token the engine's name for it, given back at completion
   * @param definition the engine's id of the process the step stands in
   * @param groups who may claim it, evaluated
   */
  record StepEntered(
      String instance,
      String token,
      String definition,
      String step,
      List<String> groups,
      @Nullable Instant dueAt) {}

  /** The values of the contract for this instance. */
  Expressions.Values values(String instance);

  void stepEntered(StepEntered step);

  /** The token went away without completing: interrupted, or the process ended. */
  void stepAbandoned(String instance, String token);

  /** A system act, its parameters evaluated. */
  void systemAct(
      String instance,
      String definition,
      String element,
      String delegate,
      Map<String, @Nullable Object> parameters);

  /** A decision is to be taken; its outputs become {@code policy}. */
  void decide(String instance, String definition, String element);

  /** The outermost instance is over. */
  void ended(String instance, String definition, String endEvent);

  /** What to throw where an expression has no value, such as a text compared with a number. */
  RuntimeException stuck(String expression, RuntimeException cause);
}
