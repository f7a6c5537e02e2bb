package org.bihuan.workflow.flowable;

import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.flowable.behavior.Places;
import org.flowable.bpmn.model.Task;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.DmnActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;

/**
 * A business rule task: has the decision evaluated through {@link
 * org.bihuan.workflow.engine.ProcessCallbacks}. It replaces the engine's own behavior, which would
 * need the engine's decision engine.
 */
final class DecisionBehavior extends DmnActivityBehavior {

  private static final long serialVersionUID = 1L;

  private final transient ProcessCallbacks callbacks;

  DecisionBehavior(Task task, ProcessCallbacks callbacks) {
    super(task);
    this.callbacks = callbacks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ExecutionEntity token = (ExecutionEntity) execution;
    callbacks.decide(
        token.getRootProcessInstanceId(),
        token.getProcessDefinitionId(),
        task.getId(),
        Places.of(token));
    leave(execution);
  }
}
