package org.bihuan.workflow.flowable.command;

import java.io.Serializable;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.TimerEventDefinition;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.bpmn.behavior.EventSubProcessTimerStartEventActivityBehavior;
import org.flowable.engine.impl.delegate.TriggerableActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManager;
import org.flowable.engine.impl.util.CommandContextUtil;

/** Lets what waits for children happen. */
public final class MeetCondition implements Command<Boolean>, Serializable {

  private static final long serialVersionUID = 1L;

  private final String token;

  public MeetCondition(String token) {
    this.token = token;
  }

  /** Whether the token is still there. */
  @Override
  public Boolean execute(CommandContext context) {
    ExecutionEntityManager executions = CommandContextUtil.getExecutionEntityManager(context);
    ExecutionEntity execution = executions.findById(token);
    if (execution == null || execution.isDeleted()) {
      return false;
    }
    if (execution.getCurrentFlowElement() instanceof StartEvent) {
      // an event subprocess begins as when its time has come, but once
      new EventSubProcessTimerStartEventActivityBehavior(new TimerEventDefinition())
          .trigger(execution, null, null);
      executions.deleteExecutionAndRelatedData(execution, "happened", false);
    } else {
      FlowNode event = (FlowNode) execution.getCurrentFlowElement();
      ((TriggerableActivityBehavior) event.getBehavior()).trigger(execution, null, null);
    }
    return true;
  }
}
