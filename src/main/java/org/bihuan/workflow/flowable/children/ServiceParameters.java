package org.bihuan.workflow.flowable.children;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.process.language.ServiceTaskDelegates;
import org.bihuan.workflow.flowable.behavior.TextExpression;
import org.flowable.bpmn.model.FieldExtension;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.common.engine.api.delegate.Expression;
import org.flowable.common.engine.impl.el.ExpressionManager;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.jspecify.annotations.Nullable;

/** The parameters of a service task, with the values they have for a token. */
public final class ServiceParameters {

  private ServiceParameters() {}

  public static Map<String, @Nullable Object> of(ServiceTask task, ExecutionEntity token) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    ExpressionManager expressions =
        CommandContextUtil.getProcessEngineConfiguration().getExpressionManager();
    for (FieldExtension field : task.getFieldExtensions()) {
      String text = field.getExpression() != null ? field.getExpression() : field.getStringValue();
      String name = field.getFieldName();
      Expression value = expressions.createExpression(text);
      parameters.put(
          name,
          ServiceTaskDelegates.TEXTS.contains(name) && value instanceof TextExpression written
              ? written.text(token)
              : value.getValue(token));
    }
    return parameters;
  }
}
