package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What would go on for ever, by itself or together, is refused or stopped. */
@ServiceTest
class EndlessProcessTest {

  private static final String OPENS =
      """
      <serviceTask id="next" name="交办" bihuan:en="Hand over" flowable:delegateExpression="${openIssue}">
        <extensionElements>
          <flowable:field name="type" stringValue="%s"/>
          <flowable:field name="title" stringValue="交办"/>
          <flowable:field name="unit"><flowable:expression>${issue.unit}</flowable:expression></flowable:field>
          <flowable:field name="supervisor"><flowable:expression>${issue.supervisor}</flowable:expression></flowable:field>
        </extensionElements>
      </serviceTask>
      """;
  private static final String CALLS =
      """
      <callActivity id="next" name="约谈" bihuan:en="Talk" calledElement="%s"/>
      """;
  private static final String NOTHING =
      """
      <exclusiveGateway id="next"/>
      """;

  @LocalServerPort private int port;

  private Api api;

  @BeforeEach
  void signIn() {
    api = new Api(port);
  }

  private void deploy(String key, String next) {
    Answer answer = upload(key, next);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }

  private void isRefused(String key, String next) {
    Answer answer = upload(key, next);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
    assertThat(answer.text()).contains("\"rule\":\"endless\"", "\"element\":\"next\"");
  }

  private Answer upload(String key, String next) {
    String file =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
            targetNamespace="http://bihuan.org/processes">
          <process id="%s" name="转交" bihuan:en="Passed on" bihuan:opener="inspector" isExecutable="true">
            <startEvent id="opened"/>
            <sequenceFlow id="one" sourceRef="opened" targetRef="next"/>
            %s
            <sequenceFlow id="two" sourceRef="next" targetRef="work"/>
            <userTask id="work" name="办理" bihuan:en="Work" flowable:candidateGroups="${issue.unit}/rectifier"/>
            <sequenceFlow id="three" sourceRef="work" targetRef="done"/>
            <endEvent id="done" name="完成" bihuan:en="Done" bihuan:good="true"/>
          </process>
        </definitions>
        """
            .formatted(key, next)
            .replace("\"work\"", "\"workOf" + key.replace("-", "") + "\"");
    return api.as("qh-admin")
        .upload("/api/processes", key + ".bpmn20.xml", file.getBytes(UTF_8), Map.of());
  }

  @Test
  void isRefusedWhereAStepWouldBeDoneAMillionTimes() {
    Answer refused =
        upload(
            "endless-many",
            """
        <userTask id="next" name="分头办理" bihuan:en="Each" flowable:candidateGroups="${issue.unit}/rectifier">
          <multiInstanceLoopCharacteristics isSequential="false">
            <loopCardinality>${1000000}</loopCardinality>
          </multiInstanceLoopCharacteristics>
        </userTask>
        """);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("number-range");
  }

  @Test
  void issuesDoNotOpenEachOther() {
    deploy("endless-ping", NOTHING);
    deploy("endless-pong", OPENS.formatted("endless-ping"));
    isRefused("endless-ping", OPENS.formatted("endless-pong"));
  }

  @Test
  void processesDoNotCallEachOther() {
    deploy("endless-left", NOTHING);
    deploy("endless-right", CALLS.formatted("endless-left"));
    isRefused("endless-left", CALLS.formatted("endless-right"));
  }
}
