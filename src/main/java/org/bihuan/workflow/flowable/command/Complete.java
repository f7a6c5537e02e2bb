package org.bihuan.workflow.flowable.command;

import java.io.Serializable;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;

/** Lets the token of a step continue. */
public final class Complete implements Command<Void>, Serializable {

  private static final long serialVersionUID = 1L;

  private final String token;

  public Complete(String token) {
    this.token = token;
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no other value
  public Void execute(CommandContext context) {
    ExecutionEntity execution =
        CommandContextUtil.getExecutionEntityManager(context).findById(token);
    if (execution == null) {
      throw new FlowableObjectNotFoundException("no token " + token);
    }
    CommandContextUtil.getAgenda(context).planTriggerExecutionOperation(execution);
    return null;
  }
}
