package org.bihuan.workflow.flowable.command;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flowable.bpmn.model.Activity;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.EventSubProcess;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowElementsContainer;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.SubProcess;
import org.flowable.bpmn.model.TimerEventDefinition;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.delegate.ActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManager;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.impl.util.ProcessDefinitionUtil;
import org.jspecify.annotations.Nullable;

/**
 * Migrates an instance to another version of its process and leaves every token where it waits. The
 * engine's own migration would remove the tokens of a parallel multi-instance step and start all
 * instances again, also the completed ones.
 *
 * <p>Timers that both versions define alike keep their time, others get the time that the new
 * version gives now. Timers that exist only in the new version are created, those that exist only
 * in the old one are removed.
 */
public final class Migrate implements Command<Void>, Serializable {

  private static final long serialVersionUID = 1L;

  private final String instance;
  private final String to;

  public Migrate(String instance, String to) {
    this.instance = instance;
    this.to = to;
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no other value
  public Void execute(CommandContext context) {
    ExecutionEntityManager executions = CommandContextUtil.getExecutionEntityManager(context);
    ExecutionEntity root = executions.findById(instance);
    Process before = ProcessDefinitionUtil.getProcess(root.getProcessDefinitionId());
    Process after = ProcessDefinitionUtil.getProcess(to);
    root.setProcessDefinitionId(to);
    List<ExecutionEntity> moved = new ArrayList<>();
    for (ExecutionEntity token : executions.findChildExecutionsByProcessInstanceId(instance)) {
      FlowElement element = element(after, token);
      if (token.getActivityId() != null && element == null) {
        executions.deleteExecutionAndRelatedData(token, "migrated", false);
      } else {
        token.setProcessDefinitionId(to);
        if (element != null) {
          token.setCurrentFlowElement(element);
          moved.add(token);
        }
      }
    }
    for (WaitingTimer timer : WaitingTimer.of(instance, context)) {
      move(timer, before, after, context);
    }
    for (ExecutionEntity token : moved) {
      addBoundaryTimers(token, element(before, token), executions);
      if (token.getCurrentFlowElement() instanceof SubProcess scope
          && !token.isMultiInstanceRoot()) {
        addTimedSubprocesses(token, scope, before, context);
      }
    }
    addTimedSubprocesses(root, after, before, context);
    CommandContextUtil.getActivityInstanceEntityManager(context)
        .updateActivityInstancesProcessDefinitionId(to, instance);
    return null;
  }

  static @Nullable FlowElement element(Process process, ExecutionEntity token) {
    String id = token.getActivityId();
    return id == null ? null : process.getFlowElement(id, true);
  }

  private void move(WaitingTimer timer, Process before, Process after, CommandContext context) {
    TimerEventDefinition was = timer.definition(before);
    TimerEventDefinition is = timer.definition(after);
    timer.job().setProcessDefinitionId(to);
    if (was != null && is != null && !areAlike(was, is)) {
      timer.reset(is, context);
    }
  }

  private static boolean areAlike(TimerEventDefinition was, TimerEventDefinition is) {
    return Objects.equals(was.getTimeDate(), is.getTimeDate())
        && Objects.equals(was.getTimeDuration(), is.getTimeDuration())
        && Objects.equals(was.getTimeCycle(), is.getTimeCycle())
        && Objects.equals(was.getCalendarName(), is.getCalendarName());
  }

  /**
   * For a multi-instance step, the timers belong to the step as a whole and not to its instances.
   */
  private static void addBoundaryTimers(
      ExecutionEntity token, @Nullable FlowElement old, ExecutionEntityManager executions) {
    if (!(old instanceof Activity was)
        || !(token.getCurrentFlowElement() instanceof Activity is)
        || token.getParent().isMultiInstanceRoot()) {
      return;
    }
    for (BoundaryEvent event : is.getBoundaryEvents()) {
      if (was.getBoundaryEvents().stream().noneMatch(had -> had.getId().equals(event.getId()))) {
        ExecutionEntity timer = executions.createChildExecution(token);
        timer.setCurrentFlowElement(event);
        timer.setScope(false);
        ((ActivityBehavior) event.getBehavior()).execute(timer);
      }
    }
  }

  /**
   * Creates the timers of event subprocesses that the old version did not have, in a running scope.
   */
  private static void addTimedSubprocesses(
      ExecutionEntity scope,
      FlowElementsContainer container,
      Process before,
      CommandContext context) {
    for (FlowElement element : container.getFlowElements()) {
      if (element instanceof EventSubProcess subprocess
          && subprocess.getFlowElements().stream()
              .noneMatch(
                  part ->
                      part instanceof StartEvent
                          && before.getFlowElement(part.getId(), true) != null)) {
        CommandContextUtil.getProcessEngineConfiguration(context)
            .getProcessInstanceHelper()
            .processEventSubProcess(scope, subprocess, context);
      }
    }
  }
}
