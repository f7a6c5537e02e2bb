package org.bihuan.process.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Builds a process file that follows the contract, one node or flow with each call. */
final class Drawing {

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
          xmlns:omgdc="http://www.omg.org/spec/DD/20100524/DC"
          xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
          targetNamespace="http://bihuan.org/processes">
        <message id="withdrawMessage" name="withdraw"/>
        <message id="extendMessage" name="extend"/>
        <process id="drawn" name="画" bihuan:en="Drawn" isExecutable="true">
          <startEvent id="start"/>
      """;
  private static final String TAIL =
      """
        </process>
        <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="drawn">
          <bpmndi:BPMNShape id="startShape" bpmnElement="start">
            <omgdc:Bounds x="0" y="0" width="36" height="36"/></bpmndi:BPMNShape>
        </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
      </definitions>
      """;

  private final StringBuilder body = new StringBuilder();
  private int flows;

  Drawing step(String id, String... outcomes) {
    body.append("<userTask id='%s' name='步骤%s' bihuan:en='%s'".formatted(id, id, id))
        .append(" flowable:candidateGroups='${issue.unit}/rectifier'>");
    if (outcomes.length > 0) {
      body.append("<extensionElements><flowable:formProperty id='outcome' type='enum'")
          .append(" name='结果' bihuan:en='Outcome' required='true'>");
      for (String outcome : outcomes) {
        body.append(
            "<flowable:value id='%s' name='结果%s' bihuan:en='x'/>".formatted(outcome, outcome));
      }
      body.append("</flowable:formProperty></extensionElements>");
    }
    return add("</userTask>");
  }

  Drawing exclusive(String id) {
    return add("<exclusiveGateway id='%s'/>".formatted(id));
  }

  Drawing parallel(String id) {
    return add("<parallelGateway id='%s'/>".formatted(id));
  }

  Drawing act(String id) {
    return add("<serviceTask id='%s' flowable:delegateExpression='${nextRound}'/>".formatted(id));
  }

  Drawing end(String id) {
    return add("<endEvent id='%s' name='结束' bihuan:en='End'/>".formatted(id));
  }

  Drawing terminate(String id) {
    return add(
        "<endEvent id='%s' name='结束' bihuan:en='End'><terminateEventDefinition/></endEvent>"
            .formatted(id));
  }

  Drawing timer(String id) {
    return add(
        "<intermediateCatchEvent id='%s'><timerEventDefinition><timeDuration>P5D</timeDuration>"
                .formatted(id)
            + "</timerEventDefinition></intermediateCatchEvent>");
  }

  Drawing boundary(String id, String host, boolean interrupting, String time) {
    return add(
        "<boundaryEvent id='%s' attachedToRef='%s' cancelActivity='%s'><timerEventDefinition>%s</timerEventDefinition></boundaryEvent>"
            .formatted(id, host, interrupting, time));
  }

  /** An action with one step of its own. */
  Drawing action(String key, boolean interrupting) {
    add("<subProcess id='%sPart' triggeredByEvent='true'>".formatted(key));
    add(
        "<startEvent id='%s' name='动作' bihuan:en='Action' isInterrupting='%s' bihuan:candidateGroups='${issue.unit}/leader'><messageEventDefinition messageRef='%sMessage'/></startEvent>"
            .formatted(key, interrupting, key));
    step(key + "Step").end(key + "Done");
    return flow(key, key + "Step").flow(key + "Step", key + "Done").add("</subProcess>");
  }

  Drawing flow(String from, String to) {
    return add(
        "<sequenceFlow id='flow%d' sourceRef='%s' targetRef='%s'/>".formatted(++flows, from, to));
  }

  Drawing flow(String from, String to, String condition) {
    return add(
        "<sequenceFlow id='flow%d' sourceRef='%s' targetRef='%s'><conditionExpression xsi:type='tFormalExpression'>${%s}</conditionExpression></sequenceFlow>"
            .formatted(++flows, from, to, condition.replace("&", "&amp;").replace("<", "&lt;")));
  }

  Drawing add(String xml) {
    body.append(xml).append('\n');
    return this;
  }

  byte[] xml() {
    return (HEAD + body + TAIL).getBytes(StandardCharsets.UTF_8);
  }

  Report check() {
    return ProcessCheck.check(xml(), Set.of("policy"), Set.of("supervision-notice"));
  }

  /** The findings, each as {@code rule element}. */
  List<String> found() {
    return found(check());
  }

  static List<String> found(Report report) {
    return report.findings().stream().map(f -> f.rule() + " " + f.element()).toList();
  }
}
