package org.bihuan.workflow.flowable.children;

import org.bihuan.workflow.engine.ProcessCallbacks;
import org.flowable.bpmn.model.ConditionalEventDefinition;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.BoundaryConditionalEventActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.jspecify.annotations.Nullable;

/** Waits on the edge of a step until it is told that the children are as they should be. */
public final class ChildrenBoundary extends BoundaryConditionalEventActivityBehavior {

  private static final long serialVersionUID = 1L;

  private final transient ProcessCallbacks callbacks;

  public ChildrenBoundary(
      ConditionalEventDefinition definition,
      String condition,
      boolean interrupting,
      ProcessCallbacks callbacks) {
    super(definition, condition, null, interrupting);
    this.callbacks = callbacks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    callbacks.awaitsChildren(((ExecutionEntity) execution).getRootProcessInstanceId());
  }

  /** Fires once: one that does not interrupt is gone afterwards, while the step goes on. */
  @Override
  public void trigger(DelegateExecution execution, @Nullable String name, @Nullable Object data) {
    ExecutionEntity token = (ExecutionEntity) execution;
    CommandContext context = Context.getCommandContext();
    if (isInterrupting()) {
      executeInterruptingBehavior(token, context);
    } else {
      executeNonInterruptingBehavior(token, context);
      CommandContextUtil.getExecutionEntityManager(context)
          .deleteExecutionAndRelatedData(token, "happened", false);
    }
  }
}
