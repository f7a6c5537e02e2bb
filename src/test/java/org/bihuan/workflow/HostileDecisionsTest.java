package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.ServiceTest;
import org.bihuan.process.check.DmnCheck;
import org.bihuan.workflow.HostileFiles.Hostile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Decision files of attackers: whatever they contain, nothing of it runs. */
@ServiceTest
@Tag("once")
@Tag("hostile")
class HostileDecisionsTest {

  /** Files in one request; the web server accepts no form with many more parts. */
  private static final int AT_ONCE = 8;

  /**
   * All files are checked; of those the check accepts and of those it refuses, one of so many is
   * sent to the service as well. All of them with {@code mvn -Pfuzz}.
   */
  private static final int ONE_OF = Integer.getInteger("bihuan.hostile.one-of", 5);

  private static final String DMN = "http://www.omg.org/spec/DMN/20180521/MODEL/";

  private static final String TABLE =
      """
      <definitions xmlns="http://www.omg.org/spec/DMN/20180521/MODEL/" xmlns:bihuan="http://bihuan.org/bpmn" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" \
      id="file" name="期限" label="x" namespace="x" exporter="x" exporterVersion="1" bihuan:en="File">\
      <description bihuan:en="x">x</description>\
      <decision id="DECISION" name="期限" label="x" bihuan:en="Time"><description bihuan:en="x">x</description>\
      <decisionTable id="table" name="x" label="x" bihuan:en="x" hitPolicy="FIRST" preferredOrientation="Rule-as-Row">\
      <description bihuan:en="x">x</description>\
      <input id="in" name="x" label="严重程度" bihuan:en="Severity"><description bihuan:en="x">x</description>\
      <inputExpression id="ie" name="x" label="x" typeRef="string"><text>issue.severity</text></inputExpression>\
      <inputValues id="iv" typeRef="string"><text>"major","minor"</text></inputValues></input>\
      <output id="out" name="word" label="字" bihuan:en="Word" typeRef="string"><description bihuan:en="x">x</description>\
      <outputValues id="ov" typeRef="string"><text>"a","b"</text></outputValues></output>\
      <rule id="r1" name="x" label="x" bihuan:en="x"><description bihuan:en="x">x</description>\
      <inputEntry id="i1" name="x" label="x" typeRef="string"><text>"critical"</text></inputEntry>\
      <outputEntry id="o1" name="x" label="x" typeRef="string"><text>"a"</text></outputEntry></rule>\
      <rule id="r2"><inputEntry id="i2"><text>-</text></inputEntry><outputEntry id="o2"><text>"b"</text></outputEntry></rule>\
      </decisionTable></decision>\
      <dmndi:DMNDI xmlns:dmndi="http://www.omg.org/spec/DMN/20180521/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/">\
      <dmndi:DMNDiagram id="drawing"><dmndi:DMNShape id="shape" dmnElementRef="DECISION">\
      <dc:Bounds height="80" width="180" x="1" y="1"/></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>\
      </definitions>""";

  private static final String PROCESS =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn"
          xmlns:bihuan="http://bihuan.org/bpmn" targetNamespace="http://bihuan.org/processes">
        <process id="TYPE" name="试验" bihuan:opener="inspector" isExecutable="true">
          <startEvent id="opened"/><sequenceFlow id="a" sourceRef="opened" targetRef="decide"/>
          <businessRuleTask id="decide" name="决定" bihuan:decision="DECISION"/><sequenceFlow id="b" sourceRef="decide" targetRef="work"/>
          <userTask id="work" name="办理" flowable:candidateGroups="${issue.unit}/rectifier"/>
          <sequenceFlow id="c" sourceRef="work" targetRef="finished"/><endEvent id="finished" name="完" bihuan:good="true"/>
        </process>
      </definitions>
      """;

  private static final List<String> NAMESPACES =
      List.of(
          DMN,
          "http://www.omg.org/spec/DMN/20151101",
          "http://flowable.org/dmn",
          "http://flowable.org/bpmn",
          "http://bihuan.org/bpmn",
          "http://www.w3.org/2001/XMLSchema-instance");

  private static final List<String> STRANGERS =
      List.of(
          "expression",
          "expressionLanguage",
          "class",
          "delegateExpression",
          "type",
          "text",
          "literalExpression",
          "script",
          "import",
          "when");

  @LocalServerPort int port;
  @Autowired JdbcTemplate jdbc;
  private Api api;
  private String decision;
  private String type;

  @BeforeEach
  void deploy() {
    api = new Api(port);
    String unique = UUID.randomUUID().toString().replaceAll("[0-9-]", "");
    decision = "hostile-" + unique;
    type = "hostile-type-" + unique;
    deploy(TABLE).expect(200);
    byte[] process = PROCESS.replace("TYPE", type).replace("DECISION", decision).getBytes(UTF_8);
    api.as("qh-admin")
        .upload("/api/processes", type + ".bpmn20.xml", process, Map.of())
        .expect(200);
  }

  private Answer deploy(String xml) {
    byte[] file = xml.replace("DECISION", decision).getBytes(UTF_8);
    return api.as("qh-admin").upload("/api/processes", decision + ".dmn", file, Map.of());
  }

  private Answer open() {
    return open("major");
  }

  private Answer open(String severity) {
    return api.as("xn-inspector")
        .post(
            "/api/issues",
            Map.of("type", type, "title", "试验", "unit", "QH-XN-HZ", "severity", severity));
  }

  @Test
  void runsNothingOfWhatStandsInAFile() {
    HostileFiles generator = new HostileFiles(TABLE, NAMESPACES, STRANGERS);
    int accepted = 0;
    try (Tripwire tripwire = Tripwire.armed()) {
      List<Hostile> files = new ArrayList<>(generator.everywhere(tripwire.payloads()));
      files.addAll(generator.inEach("text", tripwire.payloads()));
      List<Hostile> refused = new ArrayList<>();
      for (Hostile file : files) {
        String xml = file.xml().replace("DECISION", decision);
        if (!DmnCheck.check(xml.getBytes(UTF_8)).accepted()) {
          refused.add(file);
        } else if (accepted++ % ONE_OF == 0) {
          deploy(file.xml()).expect(200);
          answersNothingButText(file, accepted % (2 * ONE_OF) == 1);
        }
      }
      for (int from = 0; from < refused.size(); from += AT_ONCE * ONE_OF) {
        refuses(refused.subList(from, Math.min(from + AT_ONCE, refused.size())));
      }
      assertThat(files).hasSizeGreaterThan(4000);
      assertThat(accepted).isGreaterThan(100);
      tripwire.assertNothingRan();
    }
  }

  /** Evaluates both rules, as for an issue, and sometimes reads them as people do. */
  private void answersNothingButText(Hostile file, boolean look) {
    for (String severity : List.of("critical", "major")) {
      Answer opened = open(severity);
      assertThat(opened.status()).as(file.place()).isIn(201, 422);
      if (look && opened.status() == 201) {
        JsonNode deadline =
            api.as("xn-inspector")
                .get("/api/issues/" + opened.text("number") + "/deadline")
                .expect(200)
                .body();
        assertThat(deadline.at("/rules/0/result/word").asText()).as(file.place()).isNotEmpty();
      }
    }
    if (look) {
      api.as("qh-admin").get("/api/processes/" + type + "/1").expect(200);
    }
  }

  private void refuses(List<Hostile> files) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < files.size(); i++) {
      form.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
          .append(i + ".dmn\"\r\nContent-Type: application/xml\r\n\r\n")
          .append(files.get(i).xml().replace("DECISION", decision) + "\r\n");
    }
    Answer answer =
        api.as("qh-admin")
            .send(
                "POST",
                "/api/processes",
                (form + "--b--\r\n").getBytes(UTF_8),
                "multipart/form-data; boundary=b");
    answer.expect(422);
    assertThat(answer.body().path("files")).hasSize(files.size());
    for (JsonNode file : answer.body().path("files")) {
      assertThat(file.path("status").asText()).isEqualTo("refused");
      assertThat(file.path("findings")).isNotEmpty();
      assertThat(file.at("/findings/0/suggestion").asText()).isNotBlank();
    }
  }

  @Test
  void hasNoOtherDecisionEngineOnTheClassPath() {
    assertThat(getClass().getClassLoader().getResource("org/flowable/dmn/engine/DmnEngine.class"))
        .isNull();
  }

  @Test
  void keepsAnExpressionInALiteralAsText() {
    String text = "a ${''.getClass().forName('java.lang.Runtime')} b";
    deploy(TABLE.replace("<text>\"b\"</text>", "<text>\"" + text + "\"</text>")).expect(200);

    String number = open().expect(201).text("number");

    JsonNode rule =
        api.as("xn-inspector")
            .get("/api/issues/" + number + "/deadline")
            .expect(200)
            .body()
            .at("/rules/0");
    assertThat(rule.at("/result/word").asText()).isEqualTo(text);
    assertThat(rule.path("rule").asInt()).isEqualTo(2);
    assertThat(rule.path("version").asInt()).isEqualTo(2);
  }

  @Test
  void takesTheNewestVersionAsSoonAsItIsDeployed() {
    for (String word : List.of("c", "d")) {
      deploy(TABLE.replace("<text>\"b\"</text>", "<text>\"" + word + "\"</text>")).expect(200);
      String number = open().expect(201).text("number");
      assertThat(
              api.as("xn-inspector")
                  .get("/api/issues/" + number + "/deadline")
                  .body()
                  .at("/rules/0/result/word")
                  .asText())
          .isEqualTo(word);
    }
  }

  @Test
  void givesNoAnswerByADecisionThatAnOlderServiceTookAndTheCheckRefuses() {
    // as an older service left it: no file like this can be deployed any more
    jdbc.update(
        "insert into decision_version (decision, version, file_name, sha256, xml, deployed_at, deployed_by)"
            + " select decision, 2, file_name, 'old', ?, deployed_at, deployed_by"
            + " from decision_version where decision = ? and version = 1",
        TABLE
            .replace("DECISION", decision)
            .replace("<text>\"b\"</text>", "<text>\"b\"</text><text>${x}</text>"),
        decision);

    Answer refused = open().expect(422);
    assertThat(refused.text("type")).isEqualTo("/problems/no-decision");
    assertThat(refused.text("detail")).contains(decision);
    api.as("qh-admin").get("/api/processes/" + type + "/1").expect(200);

    deploy(TABLE.replace("<text>\"b\"</text>", "<text>\"c\"</text>")).expect(200);
    open().expect(201);
  }
}
