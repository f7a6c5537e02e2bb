package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files that violate the contract are refused with findings, and nothing is deployed. */
@ServiceTest
class RefusedProcessesTest {

  private static final String STEP =
      """
      <userTask id="work" name="办理" flowable:candidateGroups="${issue.unit}/rectifier"/>
      """;

  @LocalServerPort int port;
  private Api api;
  private String type;

  @BeforeEach
  void connect() {
    api = new Api(port);
    type = "refused-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
  }

  private String process(String declaration, String within) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>%s
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
            targetNamespace="http://bihuan.org/processes">
          <process id="%s" name="拒收" bihuan:opener="inspector" isExecutable="true">%s</process>
        </definitions>
        """
        .formatted(declaration, type, within);
  }

  /** Start, these elements (the first is {@code work}, the last leads on), end. */
  private static String line(String elements, String first, String last) {
    return "<startEvent id=\"opened\"/><sequenceFlow id=\"in\" sourceRef=\"opened\" targetRef=\""
        + first
        + "\"/>"
        + elements
        + "<sequenceFlow id=\"out\" sourceRef=\""
        + last
        + "\" targetRef=\"finished\"/><endEvent id=\"finished\" name=\"完\" bihuan:good=\"true\"/>";
  }

  private Answer deploy(String name, String content) {
    return api.as("qh-admin")
        .upload("/api/processes", name, content.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private void isRefused(String content, String inMessage) {
    Answer answer = deploy(type + ".bpmn20.xml", content).expect(422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("type")).isEqualTo("/problems/processes-refused");
    assertThat(answer.text("detail")).isNotBlank();
    assertThat(answer.body().at("/files/0/status").asText()).isEqualTo("refused");
    assertThat(answer.body().at("/files/0/findings")).isNotEmpty();
    assertThat(answer.text()).contains(inMessage);
    for (var finding : answer.body().at("/files/0/findings")) {
      assertThat(finding.path("message").asText()).isNotBlank();
      assertThat(finding.path("suggestion").asText()).isNotBlank();
    }
    api.as("qh-admin").get("/api/types/" + type).expect(404);
  }

  @Test
  void takesWhatKeepsToTheContract() {
    Answer answer =
        api.as("qh-admin")
            .upload(
                "/api/processes?dryRun=true",
                type + ".bpmn20.xml",
                process("", line(STEP, "work", "work")).getBytes(StandardCharsets.UTF_8),
                Map.of())
            .expect(200);
    assertThat(answer.body().at("/files/0/findings").toString()).doesNotContain("\"error\"");
    assertThat(answer.body().at("/files/0/status").asText()).isEqualTo("wouldDeploy");
    api.as("qh-admin").get("/api/types/" + type).expect(404);
  }

  @Test
  void refusesAScript() {
    isRefused(
        process(
            "",
            line(
                "<scriptTask id=\"work\" scriptFormat=\"groovy\"><script>1</script></scriptTask>",
                "work",
                "work")),
        "work");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flowable:class=\"java.lang.ProcessBuilder\"",
        "flowable:type=\"shell\"",
        "flowable:type=\"http\"",
        "flowable:type=\"mail\"",
        "flowable:expression=\"${tokens.revokeAll('qh-admin')}\"",
        "flowable:delegateExpression=\"${dataSource}\"",
      })
  void refusesATaskThatRunsCode(String attribute) {
    isRefused(
        process(
            "", line("<serviceTask id=\"work\" name=\"做\" " + attribute + "/>", "work", "work")),
        "work");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${dataSource}/rectifier",
        "${issue.getClass().forName('java.lang.Runtime')}/rectifier",
        "${''.getClass()}/rectifier",
        "#{issue.unit}/rectifier",
        "${T(java.lang.Runtime)}/rectifier",
        "${environment['user.home']}/rectifier",
        "${units.all()}/rectifier",
        "${issue.unit}/emperor",
      })
  void refusesAnExpressionThatReachesBeyondTheContract(String group) {
    isRefused(
        process("", line(STEP.replace("${issue.unit}/rectifier", group), "work", "work")), "work");
  }

  @Test
  void refusesAnOutsideEntity() {
    isRefused(
        process(
            "<!DOCTYPE definitions [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>",
            line(STEP.replace("办理", "&secret;"), "work", "work")),
        "");
  }

  @Test
  void refusesEntitiesThatGrow() {
    StringBuilder entities =
        new StringBuilder("<!DOCTYPE definitions [<!ENTITY e0 \"xxxxxxxxxx\">");
    for (int i = 1; i < 20; i++) {
      entities.append("<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">");
    }
    isRefused(process(entities + "]>", line(STEP.replace("办理", "&e19;"), "work", "work")), "");
  }

  @Test
  void refusesWhatCanDeadlock() {
    String elements =
        STEP
            + """
            <userTask id="check" name="核对" flowable:candidateGroups="${issue.supervisor}/reviewer"/>
            <exclusiveGateway id="choose" default="toWork"/>
            <sequenceFlow id="toWork" sourceRef="choose" targetRef="work"/>
            <sequenceFlow id="toCheck" sourceRef="choose" targetRef="check">
              <conditionExpression xsi:type="tFormalExpression">${issue.severity == 'major'}</conditionExpression>
            </sequenceFlow>
            <sequenceFlow id="workDone" sourceRef="work" targetRef="join"/>
            <sequenceFlow id="checkDone" sourceRef="check" targetRef="join"/>
            <parallelGateway id="join"/>
            """;
    isRefused(process("", line(elements, "choose", "join")), "join");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "<a/>", "<a", "\0", "{\"a\":1}", "<?xml version=\"1.0\"?>"})
  void refusesWhatIsNoProcess(String content) {
    Answer answer = deploy(type + ".bpmn20.xml", content).expect(422);
    assertThat(answer.body().at("/files/0/status").asText()).isEqualTo("refused");
    deploy(type + ".dmn", content).expect(422);
  }

  @Test
  void refusesAFileOfMoreThanOneMebibyte() {
    String large = process("", line(STEP, "work", "work") + "<!--" + "x".repeat(1 << 20) + "-->");
    isRefused(large, "");
  }

  @Test
  void refusesDeepNesting() {
    isRefused(process("", "<subProcess>".repeat(20_000) + "</subProcess>".repeat(20_000)), "");
  }

  @Test
  void refusesOtherKindsOfFiles() {
    for (String name : new String[] {"a.xml", "a.jar", "", "a.bpmn20.xml.exe", "../a.txt"}) {
      deploy(name, process("", line(STEP, "work", "work"))).expect(422);
    }
  }

  @Test
  void deploysNoneOfTheFilesBesideARefusedOne() {
    String good = type;
    String goodFile = process("", line(STEP, "work", "work"));
    type = type + "-b";
    String bad = process("", line(STEP.replace("rectifier", "emperor"), "work", "work"));
    byte[] form =
        (part(good + ".bpmn20.xml", goodFile) + part("b.bpmn20.xml", bad) + "--b--\r\n")
            .getBytes(StandardCharsets.UTF_8);

    Answer answer =
        api.as("qh-admin")
            .send("POST", "/api/processes", form, "multipart/form-data; boundary=b")
            .expect(422);

    assertThat(answer.body().path("files")).hasSize(2);
    api.as("qh-admin").get("/api/types/" + good).expect(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<serviceTask id='work' name='登' bihuan:en='Open' flowable:delegateExpression='${openIssue}'><extensionElements><flowable:field name='type' stringValue='TYPE'/></extensionElements></serviceTask>",
        "<callActivity id='work' name='调' bihuan:en='Call' calledElement='TYPE'/>"
      })
  void tellsTypesThatBeginEachOtherSo(String begins) {
    String there = type;
    String back = type + "-b";
    String first = process("", line(begins.replace("TYPE", back), "work", "work"));
    type = back;
    String second = process("", line(begins.replace("TYPE", there), "work", "work"));
    byte[] form =
        (part("a.bpmn20.xml", first) + part("b.bpmn20.xml", second) + "--b--\r\n")
            .getBytes(StandardCharsets.UTF_8);

    Answer answer =
        api.as("qh-admin")
            .send("POST", "/api/processes", form, "multipart/form-data; boundary=b")
            .expect(422);

    assertThat(answer.text()).contains("\"endless\"").doesNotContain("unknown-type");
  }

  private static String part(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
        + name
        + "\"\r\nContent-Type: application/xml\r\n\r\n"
        + content
        + "\r\n";
  }

  @Test
  void deploysForAdministratorsAlone() {
    byte[] file = process("", line(STEP, "work", "work")).getBytes(StandardCharsets.UTF_8);
    for (String username : new String[] {"qh-inspector", "qh-leader", "dt-rectifier"}) {
      api.as(username).upload("/api/processes", "a.bpmn20.xml", file, Map.of()).expect(403);
      api.as(username).post("/api/processes/rectification/migration", "{}").expect(403);
      api.as(username).get("/api/operations/jobs").expect(403);
    }
  }

  @Test
  void migratesToNoVersionThatIsNotThere() {
    for (int version : new int[] {-1, 0, 999}) {
      api.as("qh-admin")
          .post("/api/processes/rectification/migration", Map.of("to", version, "dryRun", false))
          .expect(404);
      api.as("qh-admin").get("/api/processes/rectification/" + version).expect(404);
    }
  }
}
