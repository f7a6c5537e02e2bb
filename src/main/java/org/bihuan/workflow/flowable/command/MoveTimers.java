package org.bihuan.workflow.flowable.command;

import java.io.Serializable;
import java.util.stream.Stream;
import org.bihuan.process.language.Template;
import org.flowable.bpmn.model.TimerEventDefinition;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.util.ProcessDefinitionUtil;

/**
 * Recalculates the time of each waiting timer whose expression uses the due date, also in
 * the processes that the instance calls.
 */
public final class MoveTimers implements Command<Void>, Serializable {

  private static final long serialVersionUID = 1L;

  private final String instance;

  public MoveTimers(String instance) {
    this.instance = instance;
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no other value
  public Void execute(CommandContext context) {
    for (WaitingTimer timer : WaitingTimer.inTree(instance, context)) {
      TimerEventDefinition definition =
          timer.definition(ProcessDefinitionUtil.getProcess(timer.job().getProcessDefinitionId()));
      if (definition != null && hangsOnDueDate(definition)) {
        timer.reset(definition, context);
      }
    }
    return null;
  }

  private static boolean hangsOnDueDate(TimerEventDefinition definition) {
    return Stream.of(
            definition.getTimeDate(), definition.getTimeDuration(), definition.getTimeCycle())
        .anyMatch(text -> text != null && Template.parse(text).mentions("issue.dueAt"));
  }
}
