package org.bihuan.workflow.flowable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.workflow.check.Expressions;
import org.bihuan.workflow.engine.ProcessLife.DecisionResult;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.dmn.api.DecisionExecutionAuditContainer;
import org.flowable.dmn.api.DmnDecisionService;
import org.flowable.dmn.api.RuleExecutionAuditContainer;
import org.jspecify.annotations.Nullable;

/** Asks decision tables, with the contract's values and nothing else. */
final class DecisionTables {

  private static final List<String> VALUES = List.of("issue", "outcome", "fields", "policy", "now");

  private DecisionTables() {}

  static DecisionResult decide(
      DmnDecisionService decisions, String key, Expressions.Values values) {
    Map<String, @Nullable Object> seen = new LinkedHashMap<>();
    VALUES.forEach(name -> seen.put(name, values.value(name)));
    DecisionExecutionAuditContainer audit =
        decisions
            .createExecuteDecisionBuilder()
            .decisionKey(key)
            .variables(seen)
            .executeDecisionWithAuditTrail();
    if (Boolean.TRUE.equals(audit.isFailed())) {
      throw new FlowableException("decision " + key + ": " + audit.getExceptionMessage());
    }
    return result(key, audit);
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
