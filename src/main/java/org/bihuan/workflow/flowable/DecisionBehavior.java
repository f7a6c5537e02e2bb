package org.bihuan.workflow.flowable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bihuan.workflow.check.Expressions;
import org.bihuan.workflow.engine.ProcessLife;
import org.bihuan.workflow.engine.ProcessLife.DecisionResult;
import org.flowable.bpmn.model.Task;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.dmn.api.DecisionExecutionAuditContainer;
import org.flowable.dmn.api.DmnDecisionService;
import org.flowable.dmn.api.RuleExecutionAuditContainer;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.DmnActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * A decision: takes the contract's values to the decision table and keeps the rule that matched.
 */
final class DecisionBehavior extends DmnActivityBehavior {

  private static final long serialVersionUID = 1L;
  private static final List<String> VALUES = List.of("issue", "outcome", "fields", "policy", "now");

  private final transient ProcessLife life;
  private final transient Supplier<DmnDecisionService> decisions;

  DecisionBehavior(Task task, ProcessLife life, Supplier<DmnDecisionService> decisions) {
    super(task);
    this.life = life;
    this.decisions = decisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ExecutionEntity token = (ExecutionEntity) execution;
    String key = life.decisionAt(token.getProcessDefinitionId(), task.getId());
    Expressions.Values values = life.values(token.getRootProcessInstanceId());
    Map<String, @Nullable Object> seen = new LinkedHashMap<>();
    VALUES.forEach(name -> seen.put(name, values.value(name)));
    DecisionExecutionAuditContainer audit =
        decisions
            .get()
            .createExecuteDecisionBuilder()
            .decisionKey(key)
            .variables(seen)
            .executeDecisionWithAuditTrail();
    if (Boolean.TRUE.equals(audit.isFailed())) {
      throw new FlowableException("decision " + key + ": " + audit.getExceptionMessage());
    }
    life.decided(
        token.getRootProcessInstanceId(),
        token.getProcessDefinitionId(),
        task.getId(),
        result(key, audit));
    leave(execution);
  }

  private static DecisionResult result(String key, DecisionExecutionAuditContainer audit) {
    if (audit.getDecisionResult() == null || audit.getDecisionResult().isEmpty()) {
      throw new FlowableException("no rule of decision " + key + " matches");
    }
    int rule =
        audit.getRuleExecutions().values().stream()
            .filter(execution -> Boolean.TRUE.equals(execution.isValid()))
            .mapToInt(RuleExecutionAuditContainer::getRuleNumber)
            .findFirst()
            .orElse(0);
    return new DecisionResult(
        key, audit.getDecisionVersion(), rule, whole(audit.getDecisionResult().get(0)));
  }

  /** Decision tables know one kind of number; whole ones are kept as whole ones. */
  private static Map<String, @Nullable Object> whole(Map<String, Object> outputs) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    outputs.forEach(
        (name, value) ->
            values.put(
                name,
                value instanceof Double number && number == Math.rint(number)
                    ? Long.valueOf(number.longValue())
                    : value));
    return values;
  }
}
