package org.bihuan.workflow.flowable.command;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bihuan.workflow.engine.ProcessEngine.AwaitedCondition;
import org.flowable.bpmn.model.CallActivity;
import org.flowable.bpmn.model.ConditionalEventDefinition;
import org.flowable.bpmn.model.Event;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManager;
import org.flowable.engine.impl.util.CommandContextUtil;

/** Finds where an instance, and the processes that it calls, wait for children. */
public final class AwaitedConditions implements Command<List<AwaitedCondition>>, Serializable {

  private static final long serialVersionUID = 1L;

  private final String instance;

  public AwaitedConditions(String instance) {
    this.instance = instance;
  }

  @Override
  public List<AwaitedCondition> execute(CommandContext context) {
    List<AwaitedCondition> found = new ArrayList<>();
    collect(instance, CommandContextUtil.getExecutionEntityManager(context), found);
    found.sort(Comparator.comparing(AwaitedCondition::token));
    return found;
  }

  private static void collect(
      String instance, ExecutionEntityManager executions, List<AwaitedCondition> found) {
    for (ExecutionEntity token : executions.findChildExecutionsByProcessInstanceId(instance)) {
      FlowElement element = token.isDeleted() ? null : token.getCurrentFlowElement();
      if (element != null && isCondition(element)) {
        found.add(
            new AwaitedCondition(token.getId(), token.getProcessDefinitionId(), element.getId()));
      } else if (element instanceof CallActivity) {
        ExecutionEntity called = executions.findSubProcessInstanceBySuperExecutionId(token.getId());
        if (called != null && !called.isDeleted()) {
          collect(called.getId(), executions, found);
        }
      }
    }
  }

  /** Whether it is an event that waits for children. */
  public static boolean isCondition(FlowElement element) {
    return element instanceof Event event
        && !event.getEventDefinitions().isEmpty()
        && event.getEventDefinitions().get(0) instanceof ConditionalEventDefinition;
  }
}
