package org.bihuan.workflow.flowable;

import org.bihuan.process.failure.ProcessEndless;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.agenda.DefaultFlowableEngineAgenda;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * What the engine still has to do for one act, with a bound. The check refuses a process that goes
 * on for ever by itself, but several that open or call each other are checked one by one.
 */
final class BoundedAgenda extends DefaultFlowableEngineAgenda {

  /** Moves of tokens; a step done by each of a thousand people takes some four thousand. */
  private static final int MOST_MOVES = 10_000;

  private int moves;

  BoundedAgenda(CommandContext context) {
    super(context);
  }

  @Override
  public void planOperation(Runnable operation, @Nullable ExecutionEntity execution) {
    moves++;
    if (moves > MOST_MOVES) {
      throw new ProcessEndless();
    }
    super.planOperation(operation, execution);
  }
}
