package org.bihuan.workflow.flowable.command;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.bihuan.workflow.engine.ProcessEngine.PendingTimer;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;

/** The waiting timers of an instance and of all processes it calls, soonest first. */
@SuppressWarnings("JavaUtilDate") // the engine's type
public final class PendingTimers implements Command<List<PendingTimer>>, Serializable {

  private static final long serialVersionUID = 1L;

  private final String instance;

  public PendingTimers(String instance) {
    this.instance = instance;
  }

  @Override
  public List<PendingTimer> execute(CommandContext context) {
    return WaitingTimer.inTree(instance, context).stream()
        .map(WaitingTimer::job)
        .map(
            job ->
                new PendingTimer(
                    job.getId(),
                    job.getProcessDefinitionId(),
                    job.getElementId(),
                    job.getCreateTime().toInstant(),
                    job.getDuedate().toInstant()))
        .sorted(Comparator.comparing(PendingTimer::at))
        .toList();
  }
}
