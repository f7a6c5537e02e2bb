package org.bihuan.workflow.flowable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.process.language.Template;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.flowable.bpmn.model.FieldExtension;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.common.engine.api.delegate.Expression;
import org.flowable.common.engine.impl.el.ExpressionManager;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.jspecify.annotations.Nullable;

/** A service task: passes its evaluated parameters to the workflow module and continues. */
final class ServiceTaskBehavior extends ServiceTaskDelegateExpressionActivityBehavior {

  private static final long serialVersionUID = 1L;

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
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    ExpressionManager expressions =
        CommandContextUtil.getProcessEngineConfiguration().getExpressionManager();
    for (FieldExtension field : task.getFieldExtensions()) {
      String text = field.getExpression() != null ? field.getExpression() : field.getStringValue();
      String name = field.getFieldName();
      Expression value = expressions.createExpression(text);
      parameters.put(
          name,
          ServiceTaskDelegates.TEXTS.contains(name)
              ? ContractExpressions.text(value, token)
              : value.getValue(token));
    }
    String delegate = Template.parse(task.getImplementation()).path().orElseThrow();
    callbacks.systemAct(
        token.getRootProcessInstanceId(),
        token.getProcessDefinitionId(),
        task.getId(),
        delegate,
        parameters);
    leave(execution);
  }
}
