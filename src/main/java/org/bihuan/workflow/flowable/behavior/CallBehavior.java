package org.bihuan.workflow.flowable.behavior;

import org.bihuan.workflow.engine.ProcessCallbacks;
import org.flowable.bpmn.model.CallActivity;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.repository.ProcessDefinition;

/** A call activity: takes the version that its process was checked with, not the newest. */
public final class CallBehavior extends CallActivityBehavior {

  private static final long serialVersionUID = 1L;

  private final transient ProcessCallbacks callbacks;

  public CallBehavior(CallActivity call, ProcessCallbacks callbacks) {
    super(call);
    this.callbacks = callbacks;
  }

  @Override
  protected ProcessDefinition getProcessDefinition(
      DelegateExecution execution,
      CallActivity call,
      ProcessEngineConfigurationImpl configuration) {
    return configuration
        .getDeploymentManager()
        .findDeployedProcessDefinitionById(
            callbacks.called(execution.getProcessDefinitionId(), call.getCalledElement()));
  }
}
