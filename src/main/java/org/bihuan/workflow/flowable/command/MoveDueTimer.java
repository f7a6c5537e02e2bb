package org.bihuan.workflow.flowable.command;

import java.util.List;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.job.service.JobServiceConfiguration;
import org.flowable.job.service.impl.persistence.entity.TimerJobEntity;

/**
 * Makes a timer that is due a job to execute, under the lock on its issue: whoever acts on the
 * issue at that moment deletes timers and changes the tokens that count them. Leaves a timer alone
 * that was deleted or set to a later time meanwhile.
 */
public final class MoveDueTimer implements Command<Void> {

  private final ProcessCallbacks callbacks;
  private final JobServiceConfiguration jobs;
  private final String instance;
  private final String timer;

  /**
   * @param instance the outermost process instance
   * @param timer the timer's id
   */
  public MoveDueTimer(
      ProcessCallbacks callbacks, JobServiceConfiguration jobs, String instance, String timer) {
    this.callbacks = callbacks;
    this.jobs = jobs;
    this.instance = instance;
    this.timer = timer;
  }

  @Override
  @SuppressWarnings({"NullAway", "JavaUtilDate"}) // Void has no other value; the engine's type
  public Void execute(CommandContext context) {
    callbacks.lock(instance);
    TimerJobEntity due = jobs.getTimerJobEntityManager().findById(timer);
    if (due == null) {
      return null;
    }
    if (due.getDuedate().after(jobs.getClock().getCurrentTime())) {
      jobs.getTimerJobEntityManager().resetExpiredJob(timer);
    } else {
      jobs.getJobManager().bulkMoveTimerJobsToExecutableJobs(List.of(due));
    }
    return null;
  }
}
