package org.bihuan.workflow.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.EngineDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Drives process instances. It holds tokens and timers, nothing else: what a process may know it
 * asks of {@link ProcessCallbacks}, and all that happens in it is told there, in the same thread
 * and transaction.
 */
public interface ProcessEngine {

  /** A timer that waits in an instance. */
  record PendingTimer(String element, Instant at) {}

  /**
   * A job that failed until it was out of retries.
   *
   * @param process the instance it belongs to
   */
  record FailedJob(
      String id,
      @Nullable String process,
      @Nullable String element,
      @Nullable String cause,
      Instant since) {}

  /** A name for an instance that is about to be started. */
  String newInstance();

  /** Starts an instance under this name and runs it until it waits everywhere. */
  void start(EngineDefinition definition, String instance);

  /** A step is complete: its token goes on. */
  void complete(String token);

  /** Starts the event subprocess of an action. */
  void startAction(String instance, String actionKey);

  /** Sets timers anew whose date hangs on the due date, in what it calls as well. */
  void moveTimers(String instance);

  /** The tokens that wait at steps, by instance; an instance that is not there is left out. */
  Map<String, Set<String>> waitingTokens(List<String> instances);

  /** How many instances there are. */
  long countInstances();

  /** Timers that wait in an instance and in all that it calls, soonest first. */
  List<PendingTimer> timers(String instance);

  /**
   * Ids of the elements that stand against taking an instance over to this version; empty where
   * nothing does.
   */
  List<String> obstacles(String instance, EngineDefinition to);

  /** Takes a running instance over to another version of its process. */
  void migrate(String instance, EngineDefinition to);

  List<FailedJob> failedJobs(int limit);

  /** How many jobs are out of retries. */
  long countFailedJobs();

  /** Puts a failed job back in the queue; false where there is no such failed job. */
  boolean retry(String jobId);
}
