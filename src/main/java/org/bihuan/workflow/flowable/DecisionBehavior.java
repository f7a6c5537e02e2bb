package org.bihuan.workflow.flowable;

import org.bihuan.workflow.engine.ProcessCallbacks;
import org.flowable.bpmn.model.Task;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.DmnActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;

/**
 * A decision: tells that it is to be taken. The engine's own behaviour, which it stands in for, is
 * never run, nor is there a decision engine for it.
 */
final class DecisionBehavior extends DmnActivityBehavior {

  private static final long serialVersionUID = 1L;

  private final transient ProcessCallbacks life;

  DecisionBehavior(Task task, ProcessCallbacks life) {
    super(task);
    this.life = life;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ExecutionEntity token = (ExecutionEntity) execution;
    life.decide(token.getRootProcessInstanceId(), token.getProcessDefinitionId(), task.getId());
    leave(execution);
  }
}
