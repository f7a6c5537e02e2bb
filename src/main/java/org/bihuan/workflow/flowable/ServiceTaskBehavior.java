package org.bihuan.workflow.flowable;

import java.util.List;
import org.bihuan.process.language.Template;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.flowable.children.ServiceParameters;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;

/** A service task: passes its evaluated parameters to the workflow module and continues. */
final class ServiceTaskBehavior extends ServiceTaskDelegateExpressionActivityBehavior {

  private static final long serialVersionUID = 1L;
  private static final String PRINT = "printDocument";

  private final transient ProcessCallbacks callbacks;
  private final transient ServiceTask task;

  @SuppressWarnings(
      "NullAway") // the base class gets no expressions, since it does not evaluate them itself
  ServiceTaskBehavior(ServiceTask task, ProcessCallbacks callbacks) {
    super(task.getId(), null, null, List.of(), List.of(), false);
    this.callbacks = callbacks;
    this.task = task;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ExecutionEntity token = (ExecutionEntity) execution;
    String delegate = Template.parse(task.getImplementation()).path().orElseThrow();
    String instance = token.getRootProcessInstanceId();
    String definition = token.getProcessDefinitionId();
    if (delegate.equals(PRINT)) {
      callbacks.documentWanted(
          instance, definition, task.getId(), StepBehavior.expressions().values(token));
    } else {
      callbacks.systemAct(
          instance, definition, task.getId(), delegate, ServiceParameters.of(task, token));
    }
    leave(execution);
  }
}
