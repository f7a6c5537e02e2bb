package org.bihuan.workflow.flowable.command;

import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flowable.bpmn.model.TimerEventDefinition;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.util.ProcessDefinitionUtil;

/** Moves waiting timers to given times, also those of processes that the instance calls. */
public final class MoveTimersTo implements Command<Void>, Serializable {

  private static final long serialVersionUID = 1L;

  private final String instance;
  private final LinkedHashMap<String, Instant> times;

  /** The new times, by the timers' jobs. */
  public MoveTimersTo(String instance, Map<String, Instant> times) {
    this.instance = instance;
    this.times = new LinkedHashMap<>(times);
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no other value
  public Void execute(CommandContext context) {
    for (WaitingTimer timer : WaitingTimer.inTree(instance, context)) {
      Instant time = times.get(timer.job().getId());
      TimerEventDefinition definition =
          timer.definition(ProcessDefinitionUtil.getProcess(timer.job().getProcessDefinitionId()));
      if (time != null && definition != null) {
        timer.moveTo(time, definition, context);
      }
    }
    return null;
  }
}
