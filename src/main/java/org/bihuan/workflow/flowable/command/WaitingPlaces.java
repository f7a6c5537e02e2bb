package org.bihuan.workflow.flowable.command;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.workflow.engine.ProcessEngine.Waiting;
import org.bihuan.workflow.flowable.behavior.Places;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.SubProcess;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;

/** Finds the elements at which an instance waits; of subprocesses, those within them. */
public final class WaitingPlaces implements Command<List<Waiting>>, Serializable {

  private static final long serialVersionUID = 1L;

  private final String instance;

  public WaitingPlaces(String instance) {
    this.instance = instance;
  }

  @Override
  public List<Waiting> execute(CommandContext context) {
    List<Waiting> waiting = new ArrayList<>();
    for (ExecutionEntity token :
        CommandContextUtil.getExecutionEntityManager(context)
            .findChildExecutionsByProcessInstanceId(instance)) {
      FlowElement at = token.getCurrentFlowElement();
      if (at != null
          && !(at instanceof BoundaryEvent)
          && !(at instanceof StartEvent)
          && !(at instanceof SubProcess)
          && !token.isMultiInstanceRoot()) {
        waiting.add(new Waiting(at.getId(), Places.of(token)));
      }
    }
    return waiting;
  }
}
