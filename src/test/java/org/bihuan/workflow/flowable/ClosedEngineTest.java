package org.bihuan.workflow.flowable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.workflow.Tripwire;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.UserTask;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.api.variable.VariableContainer;
import org.flowable.common.engine.impl.scripting.ScriptEngineRequest;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.impl.bpmn.parser.factory.ActivityBehaviorFactory;
import org.flowable.engine.impl.bpmn.parser.factory.ListenerFactory;
import org.flowable.engine.repository.Deployment;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Files given to the engine without the check run nothing outside the contract. */
@ServiceTest
class ClosedEngineTest {

  @LocalServerPort int port;
  @Autowired RepositoryService repository;
  @Autowired SpringProcessEngineConfiguration engine;
  @Autowired JdbcTemplate jdbc;

  private static String file(String elements) {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:flowable="http://flowable.org/bpmn" targetNamespace="t">
          <process id="behind-the-check" isExecutable="true">
            <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="x"/>
            %s
            <sequenceFlow id="b" sourceRef="x" targetRef="end"/><endEvent id="end"/>
          </process>
        </definitions>
        """
        .formatted(elements);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** Elements that would run the payload in an engine with its default configuration. */
  private static List<String> hostile(String payload) {
    String text = escaped(payload);
    String service = "<serviceTask id=\"x\" flowable:%s=\"%s\"/>";
    String listener =
        "<userTask id=\"x\" name=\"%1$s\" flowable:assignee=\"%1$s\" flowable:skipExpression=\"%1$s\""
            + " flowable:category=\"%1$s\"><extensionElements>"
            + "<flowable:%2$s event=\"start\" %3$s=\"%1$s\"/></extensionElements></userTask>";
    return List.of(
        service.formatted("class", text),
        service.formatted("expression", text),
        service.formatted("delegateExpression", text),
        "<serviceTask id=\"x\" flowable:type=\"shell\"><extensionElements><flowable:field"
            + " name=\"command\" stringValue=\"touch\"/><flowable:field name=\"arg1\" stringValue=\""
            + text
            + "\"/></extensionElements></serviceTask>",
        "<serviceTask id=\"x\" flowable:type=\"http\"/>",
        "<serviceTask id=\"x\" flowable:type=\"external-worker\" flowable:topic=\"" + text + "\"/>",
        "<sendTask id=\"x\" flowable:type=\"mail\"/>",
        "<scriptTask id=\"x\" scriptFormat=\"juel\"><script>" + text + "</script></scriptTask>",
        listener.formatted(text, "executionListener", "class"),
        listener.formatted(text, "executionListener", "expression"),
        listener.formatted(text, "taskListener", "delegateExpression"),
        "<callActivity id=\"x\" calledElement=\"" + text + "\"/>",
        "<userTask id=\"x\"><multiInstanceLoopCharacteristics><loopCardinality>"
            + text
            + "</loopCardinality></multiInstanceLoopCharacteristics></userTask>");
  }

  /** A job of the engine's own would meet those who act under the lock on the issue. */
  @Test
  void joinsWhatSeveralHaveDoneWithoutAJob() {
    assertThat(engine.isParallelMultiInstanceAsyncLeave()).isFalse();
  }

  @Test
  void runsNothingOfAFileHandedToItBehindTheCheck() {
    List<String> deployed = new ArrayList<>();
    try (Tripwire tripwire = Tripwire.armed()) {
      List<String> payloads = tripwire.payloads();
      for (int i = 0; i < payloads.size(); i++) {
        List<String> elements = hostile(payloads.get(i));
        // every payload in some places, every place with some payloads
        for (int place = i % 4; place < elements.size(); place += 4) {
          String element = elements.get(place);
          Throwable refusal =
              catchThrowable(
                  () -> {
                    String id = deploy(file(element).getBytes(StandardCharsets.UTF_8));
                    deployed.add(id);
                    engine.getRuntimeService().startProcessInstanceById(definition(id));
                  });
          // an instance without an issue cannot report its steps, so it never starts
          assertThat(refusal).isNotNull();
        }
      }
      tripwire.assertNothingRan();
    } finally {
      deployed.forEach(id -> repository.deleteDeployment(id, true));
    }
    assertThat(deployed).isNotEmpty();
  }

  private String deploy(byte[] xml) {
    Deployment deployment =
        repository.createDeployment().addBytes("behind.bpmn20.xml", xml).deploy();
    return deployment.getId();
  }

  private String definition(String deployment) {
    return repository
        .createProcessDefinitionQuery()
        .deploymentId(deployment)
        .singleResult()
        .getId();
  }

  /** Files as earlier versions of the service stored them in the engine's tables. */
  @Test
  void parsesWhatWasStoredAsItWasUploadedOnlyAsItWasRead() throws IOException {
    Api api = new Api(port);
    String number = new Work(api).open("QH-XN-HZ", Map.of());
    String definition =
        jdbc.queryForObject(
            "select definition from process_version where type = 'rectification'"
                + " order by version desc limit 1",
            String.class);
    String listener =
        "<flowable:executionListener event=\"start\" expression=\"${''.getClass()}\"/>";
    String original =
        Files.readString(Path.of("processes/rectification.bpmn20.xml"))
            .replace("<extensionElements>", "<extensionElements>" + listener);
    byte[] written = stored(definition);

    try {
      store(definition, original.getBytes(StandardCharsets.UTF_8));
      engine.getProcessDefinitionCache().clear();
      BpmnModel model = repository.getBpmnModel(definition);

      assertThat(original).contains(listener);
      assertThat(model.getMainProcess().getExecutionListeners()).isEmpty();
      assertThat(model.getMainProcess().findFlowElementsOfType(UserTask.class))
          .isNotEmpty()
          .allSatisfy(
              step -> {
                assertThat(step.getName()).isNull();
                assertThat(step.getFormProperties()).isEmpty();
                assertThat(step.getExecutionListeners()).isEmpty();
              });
      Work.does(
          api.as("hz-rectifier"),
          number,
          "rectify",
          "{\"outcome\":\"submit\",\"fields\":{\"measures\":\"补正\"}}");
    } finally {
      store(definition, written);
      engine.getProcessDefinitionCache().clear();
    }
  }

  private static final String RESOURCE =
      " where deployment_id_ = (select deployment_id_ from act_re_procdef where id_ = ?)";

  private byte[] stored(String definition) {
    return jdbc.queryForObject(
        "select bytes_ from act_ge_bytearray" + RESOURCE, byte[].class, definition);
  }

  private void store(String definition, byte[] xml) {
    assertThat(jdbc.update("update act_ge_bytearray set bytes_ = ?" + RESOURCE, xml, definition))
        .isEqualTo(1);
  }

  @Test
  void isGivenNoUploadedBytes() {
    String definition =
        jdbc.queryForObject(
            "select definition from process_version where type = 'look-back'"
                + " order by version desc limit 1",
            String.class);

    assertThat(new String(stored(definition), StandardCharsets.UTF_8))
        .contains("<process id=\"look-back\"")
        .doesNotContain("bihuan:", "BPMNShape", " name=\"复");
  }

  @Test
  void hasNoBehaviourForWhatTheContractDoesNotKnow() {
    Set<String> refused =
        refused(ActivityBehaviorFactory.class, engine.getActivityBehaviorFactory());

    assertThat(refused)
        .contains(
            "createScriptTaskActivityBehavior",
            "createShellActivityBehavior",
            "createMailActivityBehavior",
            "createHttpActivityBehavior",
            "createCamelActivityBehavior",
            "createExternalWorkerTaskBehavior",
            "createClassDelegateServiceTask",
            "createServiceTaskExpressionActivityBehavior",
            "createWebServiceActivityBehavior",
            "createSendEventTaskBehavior",
            "createCaseTaskBehavior")
        .doesNotContain("createUserTaskActivityBehavior", "createCallActivityBehavior")
        .hasSizeGreaterThan(30);
  }

  @Test
  void hasNoListenersAtAll() {
    assertThat(refused(ListenerFactory.class, engine.getListenerFactory()))
        .hasSize(Set.of(ListenerFactory.class.getMethods()).size())
        .contains("createClassDelegateExecutionListener");
  }

  /** The methods that always refuse. */
  private static Set<String> refused(Class<?> type, Object factory) {
    Set<String> refused = new TreeSet<>();
    for (Method method : type.getMethods()) {
      Throwable thrown =
          catchThrowable(() -> method.invoke(factory, new Object[method.getParameterCount()]));
      if (thrown instanceof InvocationTargetException invoked
          && invoked.getTargetException() instanceof FlowableException refusal
          && String.valueOf(refusal.getMessage()).startsWith("not part of the process contract")) {
        refused.add(method.getName());
      }
    }
    return refused;
  }

  @Test
  void evaluatesTheContractsExpressionsAlone() {
    try (Tripwire tripwire = Tripwire.armed()) {
      for (String payload : tripwire.payloads()) {
        Throwable unused =
            catchThrowable(
                () ->
                    engine
                        .getExpressionManager()
                        .createExpression(payload)
                        .getValue(VariableContainer.empty()));
      }
      tripwire.assertNothingRan();
    }
    assertThatThrownBy(() -> engine.getExpressionManager().createExpression("${''.getClass()}"))
        .hasMessageContaining("expression-syntax");
    assertThatThrownBy(() -> engine.getExpressionManager().getElContext(VariableContainer.empty()))
        .isInstanceOf(FlowableException.class);
    assertThat(engine.getExpressionManager().getBeans()).isEmpty();
    assertThat(engine.getBeans()).isEmpty();
  }

  @Test
  void evaluatesNoScriptAndKeepsNoJavaObject() {
    assertThatThrownBy(
            () ->
                engine
                    .getScriptingEngines()
                    .evaluate(ScriptEngineRequest.builder().script("1").language("juel").build()))
        .isInstanceOf(FlowableException.class);
    assertThat(engine.getVariableTypes().getVariableType("serializable")).isNull();
    assertThatThrownBy(() -> engine.getVariableTypes().findVariableType(new Sent()))
        .isInstanceOf(FlowableException.class);
  }

  private static final class Sent implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
