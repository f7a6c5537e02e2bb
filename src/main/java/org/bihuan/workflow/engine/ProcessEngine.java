package org.bihuan.workflow.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bihuan.process.EngineDefinition;
import org.bihuan.process.language.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * The port to the process engine. The engine stores only tokens and timers: it gets the values of
 * expressions from {@link ProcessCallbacks}, and reports all events there, in the same thread and
 * transaction.
 */
public interface ProcessEngine {

  /**
   * A waiting timer of an instance.
   *
   * @param job its id in the engine
   * @param definition the definition of the process that contains it
   * @param since when its time was counted
   */
  record PendingTimer(String job, String definition, String element, Instant since, Instant at) {}

  /**
   * A job that has failed and has no retries left.
   *
   * @param process the instance it belongs to
   */
  record FailedJob(
      String id,
      @Nullable String process,
      @Nullable String element,
      @Nullable String cause,
      Instant since) {}

  /**
   * A place where an instance waits for children.
   *
   * @param token passed back when its condition holds
   * @param definition the definition of the process that contains it
   */
  record AwaitedCondition(String token, String definition, String element) {}

  /** A new id for an instance that is about to be started. */
  String newInstance();

  /** Starts an instance with this id and runs it until all its tokens wait. */
  void start(EngineDefinition definition, String instance);

  /** The instances that the token of a step belongs to, from the outermost in. */
  List<ProcessCallbacks.Place> places(String token);

  /** The values of the multi-instance activities around the token of a step, by name. */
  Map<String, Object> variables(String token);

  /** Completes a step: its token continues. */
  void complete(String token);

  /** Starts the event subprocess of an action. */
  void startAction(String instance, String actionKey);

  /**
   * Recalculates timers whose time depends on the due date, also in processes that the
   * instance calls.
   */
  void moveTimers(String instance);

  /** Moves waiting timers to these times, by job, but keeps since when they count. */
  void moveTimers(String instance, Map<String, Instant> times);

  /** The tokens that wait at steps, by instance; an instance that does not exist is left out. */
  Map<String, Set<String>> waitingTokens(List<String> instances);

  /** The number of outermost instances. */
  long countInstances();

  /** Waiting timers of an instance and of all processes it calls, soonest first. */
  List<PendingTimer> timers(String instance);

  /**
   * An element at which an instance waits.
   *
   * @param places the instances of multi-instance activities that it belongs to, from the outermost
   *     in
   */
  record Waiting(String element, List<ProcessCallbacks.Place> places) {}

  /** Ids of the embedded subprocesses of an instance that run now. */
  Set<String> runningSubprocesses(String instance);

  /** Where an instance waits, without the processes it calls. */
  List<Waiting> waiting(String instance);

  /**
   * Where an instance and the processes it calls wait for children, in the order in which that
   * began.
   */
  List<AwaitedCondition> awaited(String instance);

  /** Lets what waited for children happen; nothing where it does not wait any more. */
  void meet(String token);

  /**
   * Ids of the elements that prevent the migration of an instance to this version; empty where none
   * does.
   */
  List<String> obstacles(String instance, EngineDefinition to);

  /** Migrates a running instance to another version of its process. */
  void migrate(String instance, EngineDefinition to);

  /** Calls the action with the values that expressions may use where a token waits. */
  void atToken(String token, Consumer<Expressions.Values> action);

  List<FailedJob> failedJobs(int limit);

  /** The number of jobs without retries left. */
  long countFailedJobs();

  /** Puts a failed job back in the queue; false where there is no such failed job. */
  boolean retry(String jobId);
}
