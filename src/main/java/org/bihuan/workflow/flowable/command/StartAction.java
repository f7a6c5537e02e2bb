package org.bihuan.workflow.flowable.command;

import java.io.Serializable;
import java.util.stream.Stream;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EventSubProcess;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.Message;
import org.flowable.bpmn.model.MessageEventDefinition;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.delegate.TriggerableActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManager;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.impl.util.ProcessDefinitionUtil;

/**
 * Starts the event subprocess whose message start event has the action's key, as its message would.
 */
public final class StartAction implements Command<Void>, Serializable {

  private static final long serialVersionUID = 1L;

  private final String instance;
  private final String actionKey;

  public StartAction(String instance, String actionKey) {
    this.instance = instance;
    this.actionKey = actionKey;
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no other value
  public Void execute(CommandContext context) {
    ExecutionEntityManager executions = CommandContextUtil.getExecutionEntityManager(context);
    ExecutionEntity root = executions.findById(instance);
    if (root == null) {
      throw new FlowableObjectNotFoundException("no process instance " + instance);
    }
    StartEvent start = start(ProcessDefinitionUtil.getBpmnModel(root.getProcessDefinitionId()));
    ExecutionEntity scope = scope(root, start);
    ExecutionEntity message = executions.createChildExecution(scope);
    message.setCurrentFlowElement(start);
    message.setEventScope(true);
    message.setActive(false);
    ((TriggerableActivityBehavior) start.getBehavior()).trigger(message, null, null);
    message.setEnded(true);
    executions.delete(message);
    return null;
  }

  private StartEvent start(BpmnModel model) {
    for (EventSubProcess subprocess :
        model.getMainProcess().findFlowElementsOfType(EventSubProcess.class, true)) {
      for (FlowElement element : subprocess.getFlowElements()) {
        if (element instanceof StartEvent start && isAction(model, start)) {
          return start;
        }
      }
    }
    throw new FlowableObjectNotFoundException("no action " + actionKey + " in " + instance);
  }

  private boolean isAction(BpmnModel model, StartEvent start) {
    if (start.getEventDefinitions().isEmpty()
        || !(start.getEventDefinitions().get(0) instanceof MessageEventDefinition definition)) {
      return false;
    }
    Message message = model.getMessage(definition.getMessageRef());
    String name = message == null ? definition.getMessageRef() : message.getName();
    return actionKey.equals(name);
  }

  /** The running subprocesses of an instance. */
  public static Stream<ExecutionEntity> scopes(String instance) {
    return CommandContextUtil.getExecutionEntityManager()
        .findChildExecutionsByProcessInstanceId(instance)
        .stream()
        .filter(ExecutionEntity::isScope);
  }

  /** The instance itself, or the running subprocess that contains the action. */
  private ExecutionEntity scope(ExecutionEntity root, StartEvent start) {
    EventSubProcess subprocess = (EventSubProcess) start.getSubProcess();
    if (subprocess.getParentContainer() instanceof Process) {
      return root;
    }
    String container = subprocess.getSubProcess().getId();
    return scopes(root.getId())
        .filter(execution -> container.equals(execution.getCurrentActivityId()))
        .findFirst()
        .orElseThrow(
            () ->
                new FlowableObjectNotFoundException("action " + actionKey + " is not offered now"));
  }
}
