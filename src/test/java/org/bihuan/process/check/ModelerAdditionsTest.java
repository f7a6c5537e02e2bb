package org.bihuan.process.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What modelers add by themselves is accepted, and does not reach the engine. */
class ModelerAdditionsTest {

  private static final String TOOLS =
      """
      <definitions xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Platform"
          xmlns:fm="http://flowable.org/modeler" xmlns:design="http://flowable.org/design" design:palette="flowable-work"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:diagramRelationId="5f"
          xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" xmlns:signavio="http://www.signavio.com"
          xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0" exporter="x" exporterVersion="1"
      """;

  private static String drawn() {
    byte[] xml =
        new Drawing().step("work").end("done").flow("start", "work").flow("work", "done").xml();
    return new String(xml, UTF_8).replace("<definitions ", TOOLS.strip() + " ");
  }

  private static void isAccepted(String xml) {
    byte[] bytes = xml.getBytes(UTF_8);

    assertThat(ProcessCheck.check(bytes, Set.of(), Set.of()).findings()).isEmpty();
    assertThat(new String(EngineFile.of(bytes), UTF_8))
        .isEqualTo(new String(EngineFile.of(drawn().getBytes(UTF_8)), UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "<userTask |<userTask modeler:stencil='x' ",
        "<userTask |<userTask flowable:formFieldValidation='true' startQuantity='1' implementation='##unspecified' ",
        "isExecutable|camunda:historyTimeToLive='180' isExecutable",
        "<startEvent id=\"start\"/>|<startEvent id='start'><extensionElements><fm:initiator-can-complete>false</fm:initiator-can-complete></extensionElements></startEvent>",
        "<startEvent id=\"start\"/>|<startEvent id='start'><extensionElements><design:stencilid>StartNoneEvent</design:stencilid><design:stencilid>${x}</design:stencilid><design:a><design:b c='${d}'>e</design:b></design:a></extensionElements></startEvent>",
        "<startEvent id=\"start\"/>|<startEvent id='start'><extensionElements><signavio:signavioMetaData metaKey='bgcolor' metaValue='#fff'/></extensionElements></startEvent>",
        "bpmnElement=\"start\"|bpmnElement='start' bioc:stroke='#000' color:background-color='#fff'",
        "<process |<category id='c'><categoryValue id='cv' value='组'/></category><process ",
      })
  void attributesAndExtensions(String from, String to) {
    String xml = drawn();
    assertThat(xml).contains(from);

    isAccepted(
        xml.replaceFirst(
            java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
  }

  @Test
  void poolsAndLanes() {
    isAccepted(
        drawn()
            .replace(
                "<process ",
                "<collaboration id='all'><participant id='pool' name='责任单位' processRef='drawn'/>"
                    + "<participant id='other' name='公众'/>"
                    + "<messageFlow id='told' sourceRef='other' targetRef='work'/></collaboration>"
                    + "<process ")
            .replace(
                "<startEvent",
                "<laneSet id='lanes'><lane id='lane' name='整改人'><flowNodeRef>start</flowNodeRef>"
                    + "<flowNodeRef>work</flowNodeRef><childLaneSet id='more'><lane id='within'/>"
                    + "</childLaneSet></lane><lane id='second'/></laneSet>"
                    + "<group id='together' categoryValueRef='x'/><startEvent")
            .replace("bpmnElement=\"drawn\"", "bpmnElement='all'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "isForCompensation='true'",
        "flowable:async='true'",
        "flowable:exclusive='false'",
        "camunda:assignee='x'",
        "xmlns:x='http://example.org' x:y='z'"
      })
  void whatWouldMeanSomethingIsStillRefused(String attribute) {
    String xml = drawn().replaceFirst("<userTask ", "<userTask " + attribute + " ");

    assertThat(Drawing.found(ProcessCheck.check(xml.getBytes(UTF_8), Set.of(), Set.of())))
        .containsExactly("unsupported-attribute work");
  }

  @Test
  void aToolsElementIsNoWayRoundTheContract() {
    String xml =
        drawn()
            .replace(
                "<startEvent id=\"start\"/>",
                "<startEvent id='start'><extensionElements><design:a><scriptTask id='s'/></design:a></extensionElements></startEvent>");

    assertThat(Drawing.found(ProcessCheck.check(xml.getBytes(UTF_8), Set.of(), Set.of())))
        .containsExactly("script-task s");
  }
}
