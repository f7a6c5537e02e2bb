package org.bihuan.workflow.flowable.children;

import org.bihuan.workflow.engine.ProcessCallbacks;
import org.flowable.bpmn.model.ConditionalEventDefinition;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.IntermediateCatchConditionalEventActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** Waits between steps until it is told that the children are as they should be. */
public final class ChildrenCatch extends IntermediateCatchConditionalEventActivityBehavior {

  private static final long serialVersionUID = 1L;

  private final transient ProcessCallbacks callbacks;

  public ChildrenCatch(
      ConditionalEventDefinition definition, String condition, ProcessCallbacks callbacks) {
    super(definition, condition, null);
    this.callbacks = callbacks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    callbacks.awaitsChildren(((ExecutionEntity) execution).getRootProcessInstanceId());
  }

  @Override
  public void trigger(DelegateExecution execution, @Nullable String name, @Nullable Object data) {
    leaveIntermediateCatchEvent(execution);
  }
}
