package org.bihuan.workflow.flowable;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.flowable.bpmn.model.Event;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.TimerEventDefinition;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.jobexecutor.TimerEventHandler;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.impl.util.ProcessDefinitionUtil;
import org.flowable.engine.impl.util.TimerUtil;
import org.flowable.job.api.Job;
import org.flowable.job.service.TimerJobService;
import org.flowable.job.service.impl.TimerJobQueryImpl;
import org.flowable.job.service.impl.persistence.entity.TimerJobEntity;

/**
 * Gives each waiting timer whose expression names the due date the time that expression has
 * now.
 */
@SuppressWarnings("JavaUtilDate") // the engine's type
final class MoveTimers implements Command<Void>, Serializable {

  private static final long serialVersionUID = 1L;
  private static final Pattern DUE = Pattern.compile("issue\\s*\\.\\s*dueAt");

  private final String instance;

  MoveTimers(String instance) {
    this.instance = instance;
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no other value
  public Void execute(CommandContext context) {
    var configuration = CommandContextUtil.getProcessEngineConfiguration(context);
    TimerJobService timers = configuration.getJobServiceConfiguration().getTimerJobService();
    List<Job> waiting =
        new TimerJobQueryImpl(context, configuration.getJobServiceConfiguration())
            .processInstanceId(instance)
            .list();
    for (Job job : waiting) {
      TimerJobEntity timer = (TimerJobEntity) job;
      TimerEventDefinition definition = definition(timer);
      ExecutionEntity execution =
          CommandContextUtil.getExecutionEntityManager(context).findById(timer.getExecutionId());
      if (definition == null || execution == null) {
        continue;
      }
      TimerJobEntity moved =
          TimerUtil.createTimerEntityForTimerEventDefinition(
              definition,
              execution.getCurrentFlowElement(),
              false,
              execution,
              timer.getJobHandlerType(),
              timer.getJobHandlerConfiguration());
      if (moved.getDuedate().getTime() != timer.getDuedate().getTime()) {
        timers.deleteTimerJob(timer);
        timers.scheduleTimerJob(moved);
      }
    }
    return null;
  }

  private static @org.jspecify.annotations.Nullable TimerEventDefinition definition(
      TimerJobEntity timer) {
    String activity =
        TimerEventHandler.getActivityIdFromConfiguration(timer.getJobHandlerConfiguration());
    FlowElement element =
        ProcessDefinitionUtil.getProcess(timer.getProcessDefinitionId())
            .getFlowElement(activity, true);
    if (element instanceof Event event
        && event.getEventDefinitions().get(0) instanceof TimerEventDefinition definition) {
      boolean hangsOnDueDate =
          java.util.stream.Stream.of(
                  definition.getTimeDate(), definition.getTimeDuration(), definition.getTimeCycle())
              .anyMatch(text -> text != null && DUE.matcher(text).find());
      return hangsOnDueDate ? definition : null;
    }
    return null;
  }
}
