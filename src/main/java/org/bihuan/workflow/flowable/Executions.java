package org.bihuan.workflow.flowable;

import org.bihuan.workflow.engine.ProcessCallbacks;
import org.flowable.bpmn.model.UserTask;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManagerImpl;
import org.flowable.engine.impl.persistence.entity.data.ExecutionDataManager;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a token goes away at a step, and when an instance is over: whatever the reason, it
 * passes here.
 */
final class Executions extends ExecutionEntityManagerImpl {

  private final ProcessCallbacks life;

  Executions(
      ProcessEngineConfigurationImpl configuration,
      ExecutionDataManager data,
      ProcessCallbacks life) {
    super(configuration, data);
    this.life = life;
  }

  @Override
  public void deleteRelatedDataForExecution(
      ExecutionEntity execution, @Nullable String reason, boolean directDeleteInDatabase) {
    if (execution.isProcessInstanceType()) {
      // nothing hangs on the instance itself: variables, timers and the like are its tokens'
      execution.setEnded(true);
      execution.setActive(false);
    } else {
      super.deleteRelatedDataForExecution(execution, reason, directDeleteInDatabase);
    }
    if (execution.getCurrentFlowElement() instanceof UserTask && !execution.isMultiInstanceRoot()) {
      life.stepAbandoned(execution.getRootProcessInstanceId(), execution.getId());
    }
    if (execution.isProcessInstanceType() && execution.getSuperExecutionId() == null) {
      life.ended(
          execution.getId(), execution.getProcessDefinitionId(), EndReached.in(execution.getId()));
    }
  }
}
