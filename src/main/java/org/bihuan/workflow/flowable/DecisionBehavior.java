package org.bihuan.workflow.flowable;

import java.util.function.Supplier;
import org.bihuan.workflow.check.Expressions;
import org.bihuan.workflow.engine.ProcessLife;
import org.bihuan.workflow.engine.ProcessLife.DecisionResult;
import org.flowable.bpmn.model.Task;
import org.flowable.dmn.api.DmnDecisionService;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.DmnActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;

/** A decision: takes the contract's values to the decision table and tells what came of it. */
final class DecisionBehavior extends DmnActivityBehavior {

  private static final long serialVersionUID = 1L;

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
    DecisionResult result = DecisionTables.decide(decisions.get(), key, values);
    life.decided(
        token.getRootProcessInstanceId(), token.getProcessDefinitionId(), task.getId(), result);
    leave(execution);
  }
}
