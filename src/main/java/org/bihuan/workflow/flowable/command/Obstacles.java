package org.bihuan.workflow.flowable.command;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flowable.bpmn.model.Activity;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.Event;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.Gateway;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManager;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.impl.util.ProcessDefinitionUtil;
import org.jspecify.annotations.Nullable;

/**
 * Finds the elements that prevent the migration of an instance to another version: elements where
 * it waits and which the new version lacks, has in another scope or as another kind of element;
 * and, while it waits in several places, joins that would wait for a different number of tokens.
 */
public final class Obstacles implements Command<List<String>>, Serializable {

  private static final long serialVersionUID = 1L;

  private final String instance;
  private final String to;

  public Obstacles(String instance, String to) {
    this.instance = instance;
    this.to = to;
  }

  @Override
  public List<String> execute(CommandContext context) {
    ExecutionEntityManager executions = CommandContextUtil.getExecutionEntityManager(context);
    ExecutionEntity root = executions.findById(instance);
    Process before = ProcessDefinitionUtil.getProcess(root.getProcessDefinitionId());
    Process after = ProcessDefinitionUtil.getProcess(to);
    Set<String> obstacles = new LinkedHashSet<>();
    Set<String> places = new LinkedHashSet<>();
    for (ExecutionEntity token : executions.findChildExecutionsByProcessInstanceId(instance)) {
      FlowElement was = Migrate.element(before, token);
      FlowElement is = was == null ? null : after.getFlowElement(was.getId(), true);
      if (was instanceof BoundaryEvent) {
        if (is != null && !kind(was).equals(kind(is))) {
          obstacles.add(was.getId());
        }
      } else if (was != null) {
        if (!isSame(was, is)) {
          obstacles.add(was.getId());
        }
        if (!(was instanceof StartEvent)) {
          places.add(was.getId());
        }
      }
    }
    if (places.size() > 1) {
      joins(before, after, obstacles);
      joins(after, before, obstacles);
    }
    return new ArrayList<>(obstacles);
  }

  private static boolean isSame(FlowElement was, @Nullable FlowElement is) {
    return is != null
        && was.getClass() == is.getClass()
        && kind(was).equals(kind(is))
        && scope(was).equals(scope(is))
        && isRepeated(was) == isRepeated(is);
  }

  /** What an event waits for: a time, or children; what a service task does. */
  private static String kind(FlowElement element) {
    if (element instanceof ServiceTask task) {
      return String.valueOf(task.getImplementation());
    }
    return element instanceof Event event && !event.getEventDefinitions().isEmpty()
        ? event.getEventDefinitions().get(0).getClass().getSimpleName()
        : "";
  }

  private static String scope(FlowElement element) {
    return element.getSubProcess() == null ? "" : element.getSubProcess().getId();
  }

  private static boolean isRepeated(FlowElement element) {
    return element instanceof Activity activity && activity.hasMultiInstanceLoopCharacteristics();
  }

  private static void joins(Process one, Process other, Set<String> obstacles) {
    for (Gateway gateway : one.findFlowElementsOfType(Gateway.class, true)) {
      int incoming = gateway.getIncomingFlows().size();
      boolean isJoin = incoming > 1 && !(gateway instanceof ExclusiveGateway);
      FlowElement counterpart = other.getFlowElement(gateway.getId(), true);
      boolean isSame =
          counterpart instanceof FlowNode node
              && node.getClass() == gateway.getClass()
              && node.getIncomingFlows().size() == incoming;
      if (isJoin && !isSame) {
        obstacles.add(gateway.getId());
      }
    }
  }
}
