package org.bihuan.workflow.flowable;

import java.util.List;
import org.bihuan.workflow.flowable.command.StartAction;
import org.flowable.bpmn.model.EventDefinition;
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
 * taken.
 */
final class Instances extends ProcessInstanceHelper {

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
