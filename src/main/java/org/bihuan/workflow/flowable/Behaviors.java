package org.bihuan.workflow.flowable;

import java.util.Set;
import org.bihuan.workflow.engine.ProcessCallbacks;
import org.bihuan.workflow.flowable.behavior.CallBehavior;
import org.bihuan.workflow.flowable.behavior.FrozenInstances;
import org.bihuan.workflow.flowable.behavior.InclusiveBehavior;
import org.bihuan.workflow.flowable.behavior.SubprocessBehavior;
import org.bihuan.workflow.flowable.children.ChildrenBoundary;
import org.bihuan.workflow.flowable.children.ChildrenCatch;
import org.bihuan.workflow.flowable.children.OpenForEach;
import org.flowable.bpmn.model.Activity;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.BusinessRuleTask;
import org.flowable.bpmn.model.CallActivity;
import org.flowable.bpmn.model.ConditionalEventDefinition;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.InclusiveGateway;
import org.flowable.bpmn.model.IntermediateCatchEvent;
import org.flowable.bpmn.model.SendTask;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.bpmn.model.SubProcess;
import org.flowable.bpmn.model.TerminateEventDefinition;
import org.flowable.bpmn.model.UserTask;
import org.flowable.common.engine.impl.el.ExpressionManager;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.BoundaryConditionalEventActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.DmnActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.InclusiveGatewayActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.IntermediateCatchConditionalEventActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.NoneEndEventActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.ParallelMultiInstanceBehavior;
import org.flowable.engine.impl.bpmn.behavior.SequentialMultiInstanceBehavior;
import org.flowable.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.SubProcessActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.TerminateEndEventActivityBehavior;
import org.flowable.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.flowable.engine.impl.bpmn.helper.ClassDelegateFactory;
import org.flowable.engine.impl.bpmn.parser.factory.ActivityBehaviorFactory;
import org.flowable.engine.impl.bpmn.parser.factory.DefaultActivityBehaviorFactory;
import org.flowable.engine.impl.delegate.ActivityBehavior;
import org.jspecify.annotations.Nullable;

/**
 * Creates the behaviors of the elements that the contract allows, and none for any other element
 * the engine knows: no script, class, mail, shell, HTTP call or external worker.
 */
final class Behaviors extends DefaultActivityBehaviorFactory {

  private static final Set<String> ALLOWED =
      Set.of(
          "createNoneStartEventActivityBehavior",
          "createUserTaskActivityBehavior",
          "createServiceTaskDelegateExpressionActivityBehavior",
          "createDmnActivityBehavior",
          "createBusinessRuleTaskActivityBehavior",
          "createExclusiveGatewayActivityBehavior",
          "createParallelGatewayActivityBehavior",
          "createInclusiveGatewayActivityBehavior",
          "createSequentialMultiInstanceBehavior",
          "createParallelMultiInstanceBehavior",
          "createSubprocessActivityBehavior",
          "createEventSubprocessActivityBehavior",
          "createEventSubProcessMessageStartEventActivityBehavior",
          "createEventSubProcessTimerStartEventActivityBehavior",
          "createCallActivityBehavior",
          "createIntermediateCatchEventActivityBehavior",
          "createIntermediateCatchTimerEventActivityBehavior",
          "createIntermediateCatchConditionalEventActivityBehavior",
          "createIntermediateThrowNoneEventActivityBehavior",
          "createNoneEndEventActivityBehavior",
          "createTerminateEndEventActivityBehavior",
          "createErrorEndEventActivityBehavior",
          "createBoundaryEventActivityBehavior",
          "createBoundaryTimerEventActivityBehavior",
          "createBoundaryConditionalEventActivityBehavior");

  private static final String OPEN = "${openIssue}";

  private final ProcessCallbacks callbacks;

  private Behaviors(ProcessCallbacks callbacks) {
    super(NotInContract.all(ClassDelegateFactory.class));
    this.callbacks = callbacks;
  }

  static ActivityBehaviorFactory of(ProcessCallbacks callbacks, ExpressionManager expressions) {
    Behaviors behaviors = new Behaviors(callbacks);
    behaviors.setExpressionManager(expressions);
    return NotInContract.allBut(ALLOWED, ActivityBehaviorFactory.class, behaviors);
  }

  @Override
  public UserTaskActivityBehavior createUserTaskActivityBehavior(UserTask step) {
    return new StepBehavior(step, callbacks);
  }

  @Override
  public ServiceTaskDelegateExpressionActivityBehavior
      createServiceTaskDelegateExpressionActivityBehavior(ServiceTask task) {
    return new ServiceTaskBehavior(task, callbacks);
  }

  @Override
  public ParallelMultiInstanceBehavior createParallelMultiInstanceBehavior(
      Activity step, AbstractBpmnActivityBehavior inner) {
    return step instanceof ServiceTask task && OPEN.equals(task.getImplementation())
        ? new OpenForEach(task, inner, callbacks)
        : new FrozenInstances.Parallel(step, inner, callbacks);
  }

  @Override
  public SequentialMultiInstanceBehavior createSequentialMultiInstanceBehavior(
      Activity step, AbstractBpmnActivityBehavior inner) {
    return new FrozenInstances.Sequential(step, inner, callbacks);
  }

  @Override
  public SubProcessActivityBehavior createSubprocessActivityBehavior(SubProcess subprocess) {
    return new SubprocessBehavior(callbacks);
  }

  @Override
  public CallActivityBehavior createCallActivityBehavior(CallActivity call) {
    return new CallBehavior(call, callbacks);
  }

  @Override
  public InclusiveGatewayActivityBehavior createInclusiveGatewayActivityBehavior(
      InclusiveGateway gateway) {
    return new InclusiveBehavior(gateway);
  }

  @Override
  public DmnActivityBehavior createDmnActivityBehavior(SendTask task) {
    throw NotInContract.refusal("SendTask");
  }

  @Override
  public DmnActivityBehavior createDmnActivityBehavior(ServiceTask task) {
    return new DecisionBehavior(task, callbacks);
  }

  @Override
  public ActivityBehavior createBusinessRuleTaskActivityBehavior(BusinessRuleTask task) {
    return new DecisionBehavior(task, callbacks);
  }

  @Override
  public IntermediateCatchConditionalEventActivityBehavior
      createIntermediateCatchConditionalEventActivityBehavior(
          IntermediateCatchEvent event,
          ConditionalEventDefinition definition,
          String condition,
          @Nullable String language) {
    return new ChildrenCatch(definition, condition, callbacks);
  }

  @Override
  public BoundaryConditionalEventActivityBehavior createBoundaryConditionalEventActivityBehavior(
      BoundaryEvent event,
      ConditionalEventDefinition definition,
      String condition,
      @Nullable String language,
      boolean interrupting) {
    return new ChildrenBoundary(definition, condition, interrupting, callbacks);
  }

  @Override
  public NoneEndEventActivityBehavior createNoneEndEventActivityBehavior(EndEvent end) {
    return new NoneEnd();
  }

  @Override
  public TerminateEndEventActivityBehavior createTerminateEndEventActivityBehavior(EndEvent end) {
    TerminateEventDefinition definition =
        (TerminateEventDefinition) end.getEventDefinitions().get(0);
    TerminateEnd behavior = new TerminateEnd();
    behavior.setTerminateAll(definition.isTerminateAll());
    behavior.setTerminateMultiInstance(definition.isTerminateMultiInstance());
    return behavior;
  }

  private static final class NoneEnd extends NoneEndEventActivityBehavior {
    private static final long serialVersionUID = 1L;

    @Override
    public void execute(DelegateExecution execution) {
      EndReached.note(execution);
      super.execute(execution);
    }
  }

  private static final class TerminateEnd extends TerminateEndEventActivityBehavior {
    private static final long serialVersionUID = 1L;

    @Override
    public void execute(DelegateExecution execution) {
      EndReached.note(execution);
      super.execute(execution);
    }
  }
}
