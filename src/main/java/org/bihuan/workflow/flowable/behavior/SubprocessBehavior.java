package org.bihuan.workflow.flowable.behavior;

import org.bihuan.workflow.engine.ProcessCallbacks;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.SubProcessActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;

/** An embedded subprocess: tells when a token enters it. */
public final class SubprocessBehavior extends SubProcessActivityBehavior {

  private static final long serialVersionUID = 1L;

  private final transient ProcessCallbacks callbacks;

  public SubprocessBehavior(ProcessCallbacks callbacks) {
    this.callbacks = callbacks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ExecutionEntity token = (ExecutionEntity) execution;
    callbacks.subprocessEntered(
        token.getRootProcessInstanceId(),
        token.getProcessDefinitionId(),
        token.getCurrentActivityId());
    super.execute(execution);
  }
}
