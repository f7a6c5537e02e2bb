package org.bihuan.workflow.flowable.behavior;

import java.util.Collection;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.flowable.bpmn.model.Activity;
import org.flowable.common.engine.api.delegate.Expression;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.ParallelMultiInstanceBehavior;
import org.flowable.engine.impl.bpmn.behavior.SequentialMultiInstanceBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.ExecutionGraphUtil;
import org.jspecify.annotations.Nullable;

/**
 * Activities that are done for each of several: for whom or what is worked out once, when a token
 * reaches them, and how often has a bound, whatever a form or an expression says.
 */
public final class FrozenInstances {

  /** As many as an issue may have issues opened under it. */
  private static final int MOST = 1_000;

  private static final String COUNT = "nrOfInstances";

  private FrozenInstances() {}

  /** How many instances there are: as found out when the first was made. */
  private static int count(
      DelegateExecution token,
      Activity activity,
      @Nullable Expression collection,
      IntSupplier cardinality,
      ProcessCallbacks callbacks) {
    ExecutionEntity loop =
        (ExecutionEntity) ExecutionGraphUtil.getMultiInstanceRootExecution((ExecutionEntity) token);
    if (loop.getVariableLocal(COUNT) instanceof Integer known) {
      return known;
    }
    List<Object> items = collection == null ? List.of() : FrozenItems.of(collection.getValue(loop));
    int count = collection == null ? cardinality.getAsInt() : items.size();
    if (count < 0 || count > MOST) {
      String said = activity.getId() + ": " + count;
      throw callbacks.stuck(said, new IllegalArgumentException("0 to " + MOST + " instances"));
    }
    if (!items.isEmpty()) {
      FrozenItems.keep(loop, items);
    }
    callbacks.instancesBegun(
        loop.getRootProcessInstanceId(),
        loop.getProcessDefinitionId(),
        activity.getId(),
        Places.of(loop),
        count,
        items);
    return count;
  }

  /** The engine keeps the number of each instance, by which its item is found. */
  private static Collection<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  /** All at once. */
  public static final class Parallel extends ParallelMultiInstanceBehavior {
    private static final long serialVersionUID = 1L;

    private final transient ProcessCallbacks callbacks;

    public Parallel(Activity step, AbstractBpmnActivityBehavior inner, ProcessCallbacks callbacks) {
      super(step, inner);
      this.callbacks = callbacks;
    }

    @Override
    protected int resolveNrOfInstances(DelegateExecution execution) {
      return count(
          execution,
          activity,
          collectionExpression,
          () -> resolveLoopCardinality(execution),
          callbacks);
    }

    @Override
    @SuppressWarnings("rawtypes") // the engine's signature
    protected Collection resolveAndValidateCollection(DelegateExecution execution) {
      return numbers(resolveNrOfInstances(execution));
    }
  }

  /** One after the other. */
  public static final class Sequential extends SequentialMultiInstanceBehavior {
    private static final long serialVersionUID = 1L;

    private final transient ProcessCallbacks callbacks;

    public Sequential(
        Activity step, AbstractBpmnActivityBehavior inner, ProcessCallbacks callbacks) {
      super(step, inner);
      this.callbacks = callbacks;
    }

    @Override
    protected int resolveNrOfInstances(DelegateExecution execution) {
      return count(
          execution,
          activity,
          collectionExpression,
          () -> resolveLoopCardinality(execution),
          callbacks);
    }

    @Override
    @SuppressWarnings("rawtypes") // the engine's signature
    protected Collection resolveAndValidateCollection(DelegateExecution execution) {
      return numbers(resolveNrOfInstances(execution));
    }
  }
}
