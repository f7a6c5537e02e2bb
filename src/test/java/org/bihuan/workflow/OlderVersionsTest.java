package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.bihuan.process.DirectDeployment;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Versions that are there since before the check refused them: what would go on for ever, or be
 * done without bound, is a failed job that administrators see.
 */
@TimedTest
class OlderVersionsTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private ApplicationContext service;

  /**
   * What follows an hour after opening: {@code next} is reached first and leads to {@code last}.
   */
  private static final Map<String, String> AN_HOUR_LATER =
      Map.of(
          "older-circle",
          """
          <exclusiveGateway id="next" default="on"/>
          <sequenceFlow id="on" sourceRef="next" targetRef="back"/>
          <exclusiveGateway id="back" default="again"/>
          <sequenceFlow id="again" sourceRef="back" targetRef="next"/>
          <sequenceFlow id="out" sourceRef="back" targetRef="last">
            <conditionExpression xsi:type="tFormalExpression">${issue.round > 9}</conditionExpression>
          </sequenceFlow>
          """,
          "older-crowd",
          """
          <userTask id="next" name="分头办理" bihuan:en="Each" flowable:candidateGroups="${issue.unit}/rectifier">
            <multiInstanceLoopCharacteristics isSequential="false">
              <loopCardinality>${1000000}</loopCardinality>
            </multiInstanceLoopCharacteristics>
          </userTask>
          <sequenceFlow id="out" sourceRef="next" targetRef="last"/>
          """,
          "older-queue",
          """
          <userTask id="next" name="依次办理" bihuan:en="Each" flowable:candidateGroups="${issue.unit}/rectifier">
            <multiInstanceLoopCharacteristics isSequential="true">
              <loopCardinality>${1000000}</loopCardinality>
            </multiInstanceLoopCharacteristics>
          </userTask>
          <sequenceFlow id="out" sourceRef="next" targetRef="last"/>
          """,
          "older-alarm",
          """
          <userTask id="next" name="办理" bihuan:en="Work" flowable:candidateGroups="${issue.unit}/rectifier"/>
          <boundaryEvent id="alarm" name="催" bihuan:en="Alarm" attachedToRef="next" cancelActivity="false">
            <timerEventDefinition><timeCycle>R/PT1S</timeCycle></timerEventDefinition>
          </boundaryEvent>
          <sequenceFlow id="alarmToTold" sourceRef="alarm" targetRef="told"/>
          <endEvent id="told" name="毕" bihuan:en="Told"/>
          <sequenceFlow id="out" sourceRef="next" targetRef="last"/>
          """);

  private static String file(String type, String later) {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
            targetNamespace="http://bihuan.org/processes">
          <process id="%s" name="旧版" bihuan:en="Older" bihuan:opener="inspector" isExecutable="true">
            <startEvent id="opened"/>
            <sequenceFlow id="one" sourceRef="opened" targetRef="anHour"/>
            <intermediateCatchEvent id="anHour" name="一小时后" bihuan:en="An hour later">
              <timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>
            </intermediateCatchEvent>
            <sequenceFlow id="two" sourceRef="anHour" targetRef="next"/>
            %s
            <userTask id="last" name="收尾" bihuan:en="Last" flowable:candidateGroups="${issue.unit}/rectifier"/>
            <sequenceFlow id="three" sourceRef="last" targetRef="done"/>
            <endEvent id="done" name="完成" bihuan:en="Done" bihuan:good="true"/>
          </process>
        </definitions>
        """
        .formatted(type, later);
  }

  @Test
  void stopWhereTheyWouldGoOnForEver() {
    Loop loop = Loop.begin(port, clock);
    DirectDeployment deployment = new DirectDeployment(service);
    Map<String, String> numbers = new LinkedHashMap<>();
    AN_HOUR_LATER.forEach(
        (type, later) -> {
          byte[] file = file(type, later).getBytes(StandardCharsets.UTF_8);
          String said =
              loop.as("qh-admin")
                  .upload("/api/processes?dryRun=true", type + ".bpmn20.xml", file, Map.of())
                  .expect(200)
                  .text();
          assertThat(said).contains("\"refused\"");
          deployment.deployUnchecked(Map.of(type, file));
          numbers.put(type, loop.open(Map.of("type", type)));
        });

    loop.goTo("2026-03-02T10:01");

    Map<String, JsonNode> jobs = new LinkedHashMap<>();
    loop.await(
        () -> {
          clock.advance(Duration.ofSeconds(15));
          jobs.putAll(failed(loop, numbers));
          return jobs.keySet().equals(numbers.keySet());
        });
    jobs.forEach(
        (type, job) -> {
          assertThat(job.path("element").asText()).as(type).isEqualTo("anHour");
          assertThat(job.path("cause").asText()).as(type).isNotBlank();
          String number = Objects.requireNonNull(numbers.get(type));
          assertThat(loop.steps(number)).as(type).isEmpty();
          assertThat(loop.timers(number)).as(type).isEmpty();
          loop.expectIntact(number);
        });
    assertThat(cause(jobs, "older-crowd")).contains("next: 1000000");
    assertThat(cause(jobs, "older-alarm")).contains("R/PT1S");
  }

  private static String cause(Map<String, JsonNode> jobs, String type) {
    return Objects.requireNonNull(jobs.get(type)).path("cause").asText();
  }

  private static Map<String, JsonNode> failed(Loop loop, Map<String, String> numbers) {
    JsonNode items =
        loop.as("qh-admin").get("/api/operations/jobs?limit=200").expect(200).body().path("items");
    Map<String, JsonNode> failed = new LinkedHashMap<>();
    numbers.forEach(
        (type, number) ->
            Loop.list(items).stream()
                .filter(job -> job.path("issue").asText().equals(number))
                .forEach(job -> failed.put(type, job)));
    return failed;
  }
}
