package org.bihuan.workflow.flowable;

import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.flowable.children.OpenForEach;
import org.flowable.bpmn.model.EventSubProcess;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.bpmn.model.SubProcess;
import org.flowable.bpmn.model.UserTask;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManagerImpl;
import org.flowable.engine.impl.persistence.entity.data.ExecutionDataManager;
import org.jspecify.annotations.Nullable;

/**
 * Reports when a token leaves a step, and when an instance ends: all deletions pass here, whatever
 * the reason.
 */
final class Executions extends ExecutionEntityManagerImpl {

  private final ProcessCallbacks callbacks;

  Executions(
      ProcessEngineConfigurationImpl configuration,
      ExecutionDataManager data,
      ProcessCallbacks callbacks) {
    super(configuration, data);
    this.callbacks = callbacks;
  }

  @Override
  public void deleteRelatedDataForExecution(
      ExecutionEntity execution, @Nullable String reason, boolean directDeleteInDatabase) {
    if (execution.isProcessInstanceType()) {
      // nothing refers to the instance itself: variables, timers and the like belong to its tokens
      execution.setEnded(true);
      execution.setActive(false);
    } else {
      super.deleteRelatedDataForExecution(execution, reason, directDeleteInDatabase);
    }
    if (execution.getCurrentFlowElement() instanceof UserTask && !execution.isMultiInstanceRoot()) {
      callbacks.stepAbandoned(execution.getRootProcessInstanceId(), execution.getId());
    }
    if (execution.getCurrentFlowElement() instanceof SubProcess subprocess
        && !(subprocess instanceof EventSubProcess)
        && execution.isScope()
        && !execution.isMultiInstanceRoot()) {
      callbacks.subprocessLeft(
          execution.getRootProcessInstanceId(),
          execution.getProcessDefinitionId(),
          subprocess.getId());
    }
    if (execution.isMultiInstanceRoot()
        && execution.getCurrentFlowElement() instanceof ServiceTask task
        && task.getBehavior() instanceof OpenForEach) {
      callbacks.openingsAbandoned(execution.getId());
    }
    if (execution.isProcessInstanceType() && execution.getSuperExecutionId() == null) {
      callbacks.ended(
          execution.getId(), execution.getProcessDefinitionId(), EndReached.in(execution.getId()));
    }
  }
}
