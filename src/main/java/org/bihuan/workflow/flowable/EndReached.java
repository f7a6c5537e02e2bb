package org.bihuan.workflow.flowable;

import org.flowable.common.engine.impl.context.Context;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Remembers, within one command, the last end event an instance reached: when the instance ends, it
 * is the resolution.
 */
final class EndReached {

  private static final String KEY = "bihuan.end:";

  private EndReached() {}

  static void note(DelegateExecution execution) {
    String instance = ((ExecutionEntity) execution).getRootProcessInstanceId();
    Context.getCommandContext().addAttribute(KEY + instance, execution.getCurrentActivityId());
  }

  static String in(String instance) {
    Object end = Context.getCommandContext().getAttribute(KEY + instance);
    return end == null ? "ended" : end.toString();
  }
}
