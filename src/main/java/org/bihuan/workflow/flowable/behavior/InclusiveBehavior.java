package org.bihuan.workflow.flowable.behavior;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.InclusiveGateway;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.engine.impl.bpmn.behavior.InclusiveGatewayActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManager;
import org.flowable.engine.impl.util.CommandContextUtil;

/**
 * An inclusive gateway: the split never waits; its join waits for the tokens between the two, as
 * the check proved it. The engine's own would also wait for every token that could come through the
 * split later, and would overlook those that come from an event on a step's edge.
 */
public final class InclusiveBehavior extends InclusiveGatewayActivityBehavior {

  private static final long serialVersionUID = 1L;

  private final transient InclusiveGateway gateway;

  public InclusiveBehavior(InclusiveGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  protected void executeInclusiveGatewayLogic(ExecutionEntity token, boolean inactiveCheck) {
    if (gateway.getIncomingFlows().size() > 1) {
      lockFirstParentScope(token); // of two who arrive at once, the later tries again
      Set<String> before = before();
      Collection<ExecutionEntity> others = inSameScope(token);
      if (others.stream().anyMatch(other -> isOnTheWay(other, before))) {
        return;
      }
      ExecutionEntityManager executions = CommandContextUtil.getExecutionEntityManager();
      others.stream()
          .filter(other -> gateway.getId().equals(other.getActivityId()))
          .forEach(other -> executions.deleteExecutionAndRelatedData(other, null, false));
    }
    CommandContextUtil.getAgenda().planTakeOutgoingSequenceFlowsOperation(token, true);
  }

  private static List<ExecutionEntity> inSameScope(ExecutionEntity token) {
    return CommandContextUtil.getExecutionEntityManager()
        .findChildExecutionsByProcessInstanceId(token.getProcessInstanceId())
        .stream()
        .filter(other -> !other.getId().equals(token.getId()) && !other.isDeleted())
        .filter(other -> token.getParentId().equals(other.getParentId()))
        .toList();
  }

  private boolean isOnTheWay(ExecutionEntity other, Set<String> before) {
    FlowElement at = other.getCurrentFlowElement();
    if (at instanceof SequenceFlow flow) {
      at = flow.getTargetFlowElement();
    }
    return at != null
        && (at.getId().equals(gateway.getId()) ? other.isActive() : before.contains(at.getId()));
  }

  /** The elements between the split and this join. */
  private Set<String> before() {
    Set<String> before = new HashSet<>();
    Deque<Place> open = new ArrayDeque<>();
    sources(gateway, 0, open);
    for (Place place; (place = open.poll()) != null; ) {
      FlowNode node = place.node();
      int depth = place.depth();
      if (node instanceof InclusiveGateway inner) {
        depth += inner.getIncomingFlows().size() > 1 ? 1 : -1;
      }
      if (depth >= 0 && before.add(node.getId())) {
        sources(node, depth, open);
      }
    }
    return before;
  }

  private static void sources(FlowNode node, int depth, Deque<Place> open) {
    node.getIncomingFlows()
        .forEach(flow -> open.add(new Place((FlowNode) flow.getSourceFlowElement(), depth)));
    if (node instanceof BoundaryEvent event) {
      open.add(new Place(event.getAttachedToRef(), depth));
    }
  }

  /** A node, and how many other pairs of gateways it stands within. */
  private record Place(FlowNode node, int depth) {}
}
