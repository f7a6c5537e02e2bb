package org.bihuan.workflow.flowable;

import java.util.List;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.flowable.command.MoveDueTimer;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.job.api.Job;
import org.flowable.job.api.JobInfo;
import org.flowable.job.service.impl.asyncexecutor.AcquireTimerJobsRunnable;
import org.flowable.job.service.impl.asyncexecutor.AsyncJobExecutorConfiguration;
import org.flowable.job.service.impl.asyncexecutor.ExecuteAsyncRunnable;
import org.flowable.job.service.impl.cmd.ExecuteAsyncRunnableJobCmd;
import org.flowable.job.service.impl.persistence.entity.TimerJobEntity;
import org.flowable.spring.job.service.SpringAsyncExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's executor of jobs, which takes the lock on an issue before it touches the tokens of
 * its process. The engine's own moves all timers that are due among the jobs in one transaction,
 * and executes jobs, without these locks: whoever acts on the issue at that moment would be
 * refused. See ADR 0003.
 */
final class LockingAsyncExecutor extends SpringAsyncExecutor {

  private static final Logger LOG = LoggerFactory.getLogger(LockingAsyncExecutor.class);

  private final ProcessCallbacks callbacks;

  LockingAsyncExecutor(AsyncJobExecutorConfiguration configuration, ProcessCallbacks callbacks) {
    super(configuration);
    this.callbacks = callbacks;
  }

  @Override
  protected void initializeRunnables() {
    timerJobRunnable = new DueTimers();
    super.initializeRunnables();
  }

  @Override
  protected Runnable createRunnableForJob(JobInfo job) {
    return new LockedJob(job);
  }

  /**
   * The outermost instance, read in a transaction of its own, so that tokens are read again under
   * the lock; the instance itself where it has ended meanwhile.
   */
  private String outermost(String instance) {
    return jobServiceConfiguration
        .getCommandExecutor()
        .execute(
            context -> {
              ExecutionEntity found =
                  CommandContextUtil.getExecutionEntityManager(context).findById(instance);
              return found == null ? instance : found.getRootProcessInstanceId();
            });
  }

  /** Moves each timer by itself: several at once would hold several locks. */
  private final class DueTimers extends AcquireTimerJobsRunnable {

    DueTimers() {
      super(
          LockingAsyncExecutor.this,
          jobServiceConfiguration.getJobManager(),
          timerLifecycleListener,
          new AcquireTimerRunnableConfiguration(),
          getMoveTimerExecutorPoolSize());
    }

    @Override
    protected void executeMoveTimerJobsToExecutableJobs(List<TimerJobEntity> timers) {
      timers.forEach(this::move);
    }

    private void move(TimerJobEntity timer) {
      try {
        commandExecutor.execute(
            new MoveDueTimer(
                callbacks,
                jobServiceConfiguration,
                outermost(timer.getProcessInstanceId()),
                timer.getId()));
      } catch (RuntimeException e) {
        LOG.warn("Timer {} is due but could not be moved among the jobs", timer.getId(), e);
        unlockTimerJobs(List.of(timer)); // tried again at the next look
      }
    }
  }

  private final class LockedJob extends ExecuteAsyncRunnable {

    LockedJob(JobInfo job) {
      super(
          job,
          LockingAsyncExecutor.this.jobServiceConfiguration,
          LockingAsyncExecutor.this.jobEntityManager,
          LockingAsyncExecutor.this.asyncRunnableExecutionExceptionHandler,
          LockingAsyncExecutor.this.jobExecutionObservationProvider);
    }

    @Override
    protected void handleTransactionalJob(boolean unlock) {
      if (!(job instanceof Job ofProcess) || ofProcess.getProcessInstanceId() == null) {
        super.handleTransactionalJob(unlock);
        return;
      }
      String instance = outermost(ofProcess.getProcessInstanceId());
      jobServiceConfiguration
          .getCommandExecutor()
          .execute(
              context -> {
                callbacks.lock(instance);
                return new ExecuteAsyncRunnableJobCmd(
                        job.getId(), jobEntityManager, jobServiceConfiguration, unlock)
                    .execute(context);
              });
    }
  }
}
