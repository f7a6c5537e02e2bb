package org.bihuan.workflow.flowable.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.flowable.bpmn.model.CallActivity;
import org.flowable.bpmn.model.Event;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.TimerEventDefinition;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.jobexecutor.TimerEventHandler;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManager;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.impl.util.TimerUtil;
import org.flowable.job.service.impl.persistence.entity.TimerJobEntity;
import org.jspecify.annotations.Nullable;

/**
 * A waiting timer of an instance.
 *
 * @param token the execution that it will continue
 */
@SuppressWarnings("JavaUtilDate") // the engine's type
record WaitingTimer(TimerJobEntity job, ExecutionEntity token) {

  /** The timers of one instance, without those of the processes it calls. */
  static List<WaitingTimer> of(String instance, CommandContext context) {
    var configuration = CommandContextUtil.getProcessEngineConfiguration(context);
    List<WaitingTimer> timers = new ArrayList<>();
    for (TimerJobEntity job :
        configuration
            .getJobServiceConfiguration()
            .getTimerJobService()
            .findTimerJobsByProcessInstanceId(instance)) {
      ExecutionEntity token =
          CommandContextUtil.getExecutionEntityManager(context).findById(job.getExecutionId());
      if (token != null && !token.isDeleted()) {
        timers.add(new WaitingTimer(job, token));
      }
    }
    return timers;
  }

  /** The timers of an instance and of all processes it calls. */
  static List<WaitingTimer> inTree(String instance, CommandContext context) {
    List<WaitingTimer> timers = of(instance, context);
    ExecutionEntityManager executions = CommandContextUtil.getExecutionEntityManager(context);
    for (ExecutionEntity token : executions.findChildExecutionsByProcessInstanceId(instance)) {
      ExecutionEntity called =
          token.getCurrentFlowElement() instanceof CallActivity
              ? executions.findSubProcessInstanceBySuperExecutionId(token.getId())
              : null;
      if (called != null && !called.isDeleted()) {
        timers.addAll(inTree(called.getId(), context));
      }
    }
    return timers;
  }

  /** The definition of this timer in a version of the process; null where it has no such timer. */
  @Nullable TimerEventDefinition definition(Process process) {
    String activity =
        TimerEventHandler.getActivityIdFromConfiguration(job.getJobHandlerConfiguration());
    FlowElement element = process.getFlowElement(activity, true);
    return element instanceof Event event
            && !event.getEventDefinitions().isEmpty()
            && event.getEventDefinitions().get(0) instanceof TimerEventDefinition definition
        ? definition
        : null;
  }

  /** Sets it to the time that the definition gives now. */
  void reset(TimerEventDefinition definition, CommandContext context) {
    TimerJobEntity moved = again(definition);
    if (moved.getDuedate().getTime() != job.getDuedate().getTime()) {
      replaceBy(moved, context);
    }
  }

  /** Sets it to this time; it counts as set when it was. */
  void moveTo(Instant time, TimerEventDefinition definition, CommandContext context) {
    TimerJobEntity moved = again(definition);
    moved.setDuedate(Date.from(time));
    moved.setCreateTime(job.getCreateTime());
    replaceBy(moved, context);
  }

  private TimerJobEntity again(TimerEventDefinition definition) {
    return TimerUtil.createTimerEntityForTimerEventDefinition(
        definition,
        token.getCurrentFlowElement(),
        false,
        token,
        job.getJobHandlerType(),
        job.getJobHandlerConfiguration());
  }

  private void replaceBy(TimerJobEntity moved, CommandContext context) {
    var timers =
        CommandContextUtil.getProcessEngineConfiguration(context)
            .getJobServiceConfiguration()
            .getTimerJobService();
    timers.deleteTimerJob(job);
    timers.scheduleTimerJob(moved);
  }
}
