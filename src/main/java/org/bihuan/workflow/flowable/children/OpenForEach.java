package org.bihuan.workflow.flowable.children;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.flowable.behavior.FrozenItems;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.ParallelMultiInstanceBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Opens an issue for each of a collection. The collection and what each issue is given are worked
 * out once; where there are many, the token waits until all are open. The engine's own instances
 * are not used: a thousand tokens in one transaction would hold everybody up.
 */
public final class OpenForEach extends ParallelMultiInstanceBehavior {

  private static final long serialVersionUID = 1L;

  /** As many as the steps of one element may be. */
  private static final int MOST = 1_000;

  private final transient ServiceTask task;
  private final transient ProcessCallbacks callbacks;

  public OpenForEach(
      ServiceTask task, AbstractBpmnActivityBehavior inner, ProcessCallbacks callbacks) {
    super(task, inner);
    this.task = task;
    this.callbacks = callbacks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ExecutionEntity token = (ExecutionEntity) execution;
    List<@Nullable Object> elements = elements(token);
    if (elements.size() > MOST) {
      String said = task.getId() + ": " + elements.size();
      throw callbacks.stuck(said, new IllegalArgumentException("at most " + MOST));
    }
    List<Map<String, @Nullable Object>> each = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      each.add(parameters(token, elements.get(i), i));
    }
    boolean done =
        callbacks.openEach(
            token.getRootProcessInstanceId(),
            token.getProcessDefinitionId(),
            task.getId(),
            token.getId(),
            each);
    if (done) {
      cleanupMiRoot(token);
    }
  }

  /** All of them are open. */
  @Override
  public void trigger(DelegateExecution execution, @Nullable String name, @Nullable Object data) {
    cleanupMiRoot(execution);
  }

  private List<@Nullable Object> elements(ExecutionEntity token) {
    if (!usesCollection()) {
      return Collections.nCopies(resolveLoopCardinality(token), null);
    }
    return List.copyOf(FrozenItems.of(resolveCollection(token)));
  }

  /** The variables are there only while the parameters are worked out. */
  private Map<String, @Nullable Object> parameters(
      ExecutionEntity token, @Nullable Object element, int place) {
    if (collectionElementVariable != null) {
      token.setTransientVariableLocal(collectionElementVariable, element);
    }
    token.setTransientVariableLocal(getCollectionElementIndexVariable(), place);
    token.setTransientVariableLocal("loopCounter", place);
    try {
      return ServiceParameters.of(task, token);
    } finally {
      token.removeTransientVariablesLocal();
    }
  }
}
