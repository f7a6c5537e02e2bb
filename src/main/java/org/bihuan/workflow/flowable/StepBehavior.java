package org.bihuan.workflow.flowable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.engine.ProcessCallbacks.StepEntered;
import org.bihuan.workflow.flowable.behavior.Places;
import org.flowable.bpmn.model.UserTask;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.interceptor.MigrationContext;
import org.jspecify.annotations.Nullable;

/**
 * A step: the token waits until it is triggered. The task itself (who may claim it, who has claimed
 * it) is a row of the workflow module; the engine stores no task, which saves an insert, a delete
 * and the identity links for each step.
 */
@SuppressWarnings("JavaUtilDate") // the engine's type
final class StepBehavior extends UserTaskActivityBehavior {

  private static final long serialVersionUID = 1L;

  private final transient ProcessCallbacks callbacks;

  StepBehavior(UserTask step, ProcessCallbacks callbacks) {
    super(step);
    this.callbacks = callbacks;
  }

  @Override
  public void execute(DelegateExecution execution, @Nullable MigrationContext migration) {
    ExecutionEntity token = (ExecutionEntity) execution;
    callbacks.stepEntered(
        new StepEntered(
            token.getRootProcessInstanceId(),
            token.getId(),
            token.getProcessDefinitionId(),
            userTask.getId(),
            groups(token),
            dueAt(token),
            expressions().values(token),
            Places.of(token)));
  }

  @Override
  public void trigger(DelegateExecution execution, @Nullable String signal, @Nullable Object data) {
    leave(execution);
  }

  private List<String> groups(ExecutionEntity token) {
    List<String> groups = new ArrayList<>();
    for (String expression : userTask.getCandidateGroups()) {
      groups.add(String.valueOf(expressions().createExpression(expression).getValue(token)));
    }
    return groups;
  }

  private @Nullable Instant dueAt(ExecutionEntity token) {
    if (userTask.getDueDate() == null) {
      return null;
    }
    Object value = expressions().createExpression(userTask.getDueDate()).getValue(token);
    if (value == null || value instanceof Instant) {
      return (Instant) value;
    }
    String calendar =
        userTask.getBusinessCalendarName() == null ? "dueDate" : userTask.getBusinessCalendarName();
    if (value instanceof LocalDate) {
      calendar = WorkdayCalendar.NAME;
    }
    Date date =
        CommandContextUtil.getProcessEngineConfiguration()
            .getBusinessCalendarManager()
            .getBusinessCalendar(calendar)
            .resolveDuedate(value.toString());
    if (date == null) {
      throw new FlowableException("no due date in " + value + " at " + userTask.getId());
    }
    return date.toInstant();
  }

  static ContractExpressions expressions() {
    return (ContractExpressions)
        CommandContextUtil.getProcessEngineConfiguration().getExpressionManager();
  }
}
