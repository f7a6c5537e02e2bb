package org.bihuan.workflow.flowable;

import org.bihuan.workflow.engine.ProcessCallbacks;
import org.flowable.bpmn.model.Activity;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.ParallelMultiInstanceBehavior;
import org.flowable.engine.impl.bpmn.behavior.SequentialMultiInstanceBehavior;

/** How often a step may be done for each of several, whatever a form or an expression says. */
final class BoundedInstances {

  /** As many as an issue may have issues opened under it. */
  private static final int MOST = 1_000;

  private BoundedInstances() {}

  private static int checked(int instances, String step, ProcessCallbacks callbacks) {
    if (instances < 0 || instances > MOST) {
      String said = step + ": " + instances;
      throw callbacks.stuck(said, new IllegalArgumentException("0 to " + MOST + " instances"));
    }
    return instances;
  }

  /** All at once. */
  static final class Parallel extends ParallelMultiInstanceBehavior {
    private static final long serialVersionUID = 1L;

    private final transient ProcessCallbacks callbacks;

    Parallel(Activity step, AbstractBpmnActivityBehavior inner, ProcessCallbacks callbacks) {
      super(step, inner);
      this.callbacks = callbacks;
    }

    @Override
    protected int resolveNrOfInstances(DelegateExecution execution) {
      return checked(super.resolveNrOfInstances(execution), activity.getId(), callbacks);
    }
  }

  /** One after the other. */
  static final class Sequential extends SequentialMultiInstanceBehavior {
    private static final long serialVersionUID = 1L;

    private final transient ProcessCallbacks callbacks;

    Sequential(Activity step, AbstractBpmnActivityBehavior inner, ProcessCallbacks callbacks) {
      super(step, inner);
      this.callbacks = callbacks;
    }

    @Override
    protected int resolveNrOfInstances(DelegateExecution execution) {
      return checked(super.resolveNrOfInstances(execution), activity.getId(), callbacks);
    }
  }
}
