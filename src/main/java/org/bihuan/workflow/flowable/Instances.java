package org.bihuan.workflow.flowable;

import java.util.List;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.flowable.command.AwaitedConditions;
import org.bihuan.workflow.flowable.command.StartAction;
import org.flowable.bpmn.model.EventDefinition;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.ProcessInstanceHelper;
import org.flowable.eventsubscription.service.impl.persistence.entity.EventSubscriptionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the standing message subscriptions of actions: {@link StartAction} starts an action's
 * event subprocess when it is taken, so an instance has no rows for actions that may never be
 * taken. Lets event subprocesses wait for children.
 */
final class Instances extends ProcessInstanceHelper {

  private final ProcessCallbacks callbacks;

  Instances(ProcessCallbacks callbacks) {
    this.callbacks = callbacks;
  }

  /** Waits for children as for a time; the engine itself has nothing for such starts. */
  @Override
  public void processEventSubProcessStartEvent(
      FlowElement element,
      ExecutionEntity scope,
      @Nullable List<EventSubscriptionEntity> messages,
      @Nullable List<EventSubscriptionEntity> signals,
      ProcessEngineConfigurationImpl configuration,
      CommandContext context) {
    if (AwaitedConditions.isCondition(element)) {
      ExecutionEntity token = configuration.getExecutionEntityManager().createChildExecution(scope);
      token.setCurrentFlowElement(element);
      token.setEventScope(true);
      token.setActive(false);
      callbacks.awaitsChildren(scope.getRootProcessInstanceId());
    } else {
      super.processEventSubProcessStartEvent(
          element, scope, messages, signals, configuration, context);
    }
  }

  @Override
  protected void handleMessageEventSubscription(
      EventDefinition definition,
      StartEvent start,
      ExecutionEntity parent,
      @Nullable List<EventSubscriptionEntity> subscriptions,
      ProcessEngineConfigurationImpl configuration,
      CommandContext context) {
    // no subscription is created
  }
}
