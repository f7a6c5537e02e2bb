package org.bihuan.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.Work;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the check lets through runs to its end, or says what is wrong and changes nothing. */
@ServiceTest
class CheckedFilesRunTest {

  @LocalServerPort private int port;

  private Api api;
  private Session rectifier;
  private String key;

  @BeforeEach
  void connect() {
    api = new Api(port);
    rectifier = api.as("dt-rectifier");
    key = "run-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
  }

  /** Deploys a process of this start form and these elements between its start and its end. */
  private void deploy(String startForm, String elements) {
    Answer deployed = upload(startForm, elements, false);
    assertThat(deployed.status()).as("%s", deployed.body()).isEqualTo(200);
  }

  private Answer upload(String startForm, String elements, boolean dryRun) {
    String xml =
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
            targetNamespace="http://bihuan.org/processes">
          <process id="%s" name="走通" bihuan:en="Run" bihuan:opener="inspector" isExecutable="true">
            <startEvent id="opened" name="登记" bihuan:en="Opened">%s</startEvent>
            <sequenceFlow id="openedToWork" sourceRef="opened" targetRef="work"/>
            %s
            <endEvent id="done" name="完成" bihuan:en="Done" bihuan:good="true"/>
          </process>
        </definitions>
        """
            .formatted(key, startForm, elements);
    return api.as("qh-admin")
        .upload(
            "/api/processes",
            key + ".bpmn20.xml",
            xml.getBytes(UTF_8),
            Map.of("dryRun", String.valueOf(dryRun)));
  }

  private String open() {
    return new Work(api).open("QH-XN-DT", Map.of("type", key, "supervisor", "QH-XN"));
  }

  /** What a process gives its children is refused by the check where they could not take it. */
  @Test
  void aChildGetsOfAWholeFormWhatItAsksForAndLongTextsShortened() {
    String child = key + "-child";
    String parent = key;
    key = child;
    deploy(
        """
        <extensionElements>
          <flowable:formProperty id="tx" name="短语" bihuan:en="Short" type="string" required="true" bihuan:max="10"/>
          <flowable:formProperty id="until" name="截止" bihuan:en="Until" type="date" bihuan:max="${today}"/>
          <flowable:formProperty id="photos" name="照片" bihuan:en="Photos" type="evidence" bihuan:min="3"/>
        </extensionElements>
        """,
        """
        <userTask id="work" name="办理" bihuan:en="Work" flowable:candidateGroups="${issue.unit}/rectifier"/>
        <sequenceFlow id="workToDone" sourceRef="work" targetRef="done"/>
        """);
    key = parent;
    deploy(
        "",
        """
        <userTask id="work" name="办理" bihuan:en="Work" flowable:candidateGroups="${issue.unit}/rectifier">
          <extensionElements>
            <flowable:formProperty id="tx" name="文字" bihuan:en="Text" type="text" required="true"/>
            <flowable:formProperty id="note" name="备注" bihuan:en="Note" type="text"/>
          </extensionElements>
        </userTask>
        <sequenceFlow id="workToChild" sourceRef="work" targetRef="child"/>
        <serviceTask id="child" name="登记" bihuan:en="Open" flowable:delegateExpression="${openIssue}">
          <extensionElements>
            <flowable:field name="type" stringValue="%s"/>
            <flowable:field name="unit"><flowable:expression>${issue.unit}</flowable:expression></flowable:field>
            <flowable:field name="category"><flowable:expression>${fields.work.tx}</flowable:expression></flowable:field>
            <flowable:field name="fields"><flowable:expression>${fields.work}</flowable:expression></flowable:field>
            <flowable:field name="fields.until"><flowable:expression>${calendar.plusDays(today, 9)}</flowable:expression></flowable:field>
          </extensionElements>
        </serviceTask>
        <sequenceFlow id="childToDone" sourceRef="child" targetRef="done"/>
        """
            .formatted(child));
    String issue = open();
    String text = "长".repeat(150);

    Work.does(rectifier, issue, "work", "{\"fields\":{\"tx\":\"" + text + "\",\"note\":\"无\"}}");

    String opened =
        rectifier
            .get("/api/issues?type=" + child)
            .expect(200)
            .body()
            .path("items")
            .path(0)
            .path("number")
            .asText();
    JsonNode filled =
        rectifier.get("/api/issues/" + opened + "/trail").body().path("items").findPath("fields");
    assertThat(filled.path("tx").asText()).isEqualTo("长".repeat(9) + "…");
    assertThat(filled.path("until").asText()).isNotEmpty();
    assertThat(filled.has("note")).isFalse();
  }

  @Test
  void aUnitThatIsNotThereIsRefusedWhenAFileIsUploaded() {
    String elements =
        """
        <userTask id="work" name="办理" bihuan:en="Work" flowable:candidateGroups="QH-NONE/rectifier"/>
        <sequenceFlow id="workToDone" sourceRef="work" targetRef="done"/>
        """;
    for (boolean dryRun : new boolean[] {true, false}) {
      assertThat(upload("", elements, dryRun).text()).contains("unknown-unit", "QH-NONE");
    }
    deploy("", elements.replace("QH-NONE", "QH-XN"));
  }

  @Test
  void severalPeopleAreNamedOnThePageAsInTheApi() {
    deploy(
        "",
        """
        <userTask id="work" name="办理" bihuan:en="Work" flowable:candidateGroups="${issue.unit}/rectifier">
          <extensionElements>
            <flowable:formProperty id="who" name="参加人" bihuan:en="Who" type="person" required="true" bihuan:max="3"/>
          </extensionElements>
        </userTask>
        <sequenceFlow id="workToDone" sourceRef="work" targetRef="done"/>
        """);
    String issue = open();
    String task = Work.task(rectifier, issue, "work");
    Work.claim(rectifier, task).expect(200);
    Pages page = Pages.of(port, "dt-rectifier");
    assertThat(page.get("/issues/" + issue).expect(200).text().split("name=\"fields.who\"", -1))
        .as("inputs")
        .hasSizeGreaterThan(2);
    String path = "/issues/" + issue + "/tasks/" + task + "/complete";

    assertThat(
            page.postAll(path, Map.of("fields.who", List.of("dt-rectifier", "nobody-at-all")))
                .expect(422)
                .text())
        .contains("value=\"dt-rectifier\"", "value=\"nobody-at-all\"");
    page.postAll(path, Map.of("fields.who", List.of("dt-rectifier", "", "qh-inspector")))
        .expect(302);

    JsonNode said =
        rectifier.get("/api/issues/" + issue + "/trail").body().path("items").findPath("fields");
    assertThat(said.path("who"))
        .extracting(JsonNode::asText)
        .containsExactly("dt-rectifier", "qh-inspector");
  }

  @Test
  void anAnswerIsThereForAVersionThatAsksForItLater() {
    String first =
        """
        <userTask id="work" name="办理" bihuan:en="Work" flowable:candidateGroups="${issue.unit}/rectifier">
          <extensionElements>
            <flowable:formProperty id="km" name="里程" bihuan:en="Km" type="long" required="true"/>
          </extensionElements>
        </userTask>
        <sequenceFlow id="workToLook" sourceRef="work" targetRef="look"/>
        <userTask id="look" name="查看" bihuan:en="Look" flowable:candidateGroups="${issue.unit}/rectifier"/>
        """;
    deploy("", first + "<sequenceFlow id=\"lookToDone\" sourceRef=\"look\" targetRef=\"done\"/>");
    String issue = open();
    Work.does(rectifier, issue, "work", "{\"fields\":{\"km\":12}}");

    deploy(
        "",
        first
            + """
            <sequenceFlow id="lookToAsk" sourceRef="look" targetRef="ask"/>
            <exclusiveGateway id="ask" default="askToDone"/>
            <sequenceFlow id="askToFar" sourceRef="ask" targetRef="far">
              <conditionExpression xsi:type="tFormalExpression">${fields.work.km > 10}</conditionExpression>
            </sequenceFlow>
            <sequenceFlow id="askToDone" sourceRef="ask" targetRef="done"/>
            <endEvent id="far" name="远" bihuan:en="Far"/>
            """);
    Answer migrated =
        api.as("qh-admin")
            .post("/api/processes/" + key + "/migration", Map.of("dryRun", false))
            .expect(200);
    assertThat(migrated.body().path("migrated").asInt()).isEqualTo(1);
    Work.does(rectifier, issue, "look", "{}");

    assertThat(
            api.as("qh-inspector").get("/api/issues/" + issue).body().path("resolution").asText())
        .isEqualTo("far");
    assertThat(
            api.as("qh-inspector")
                .get("/api/issues/" + issue + "/trail/verification")
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
  }

  /** What is submitted while another branch has begun the next round belongs to that round. */
  @Test
  void aStepBegunInTheRoundBeforeIsVerified() {
    deploy(
        "",
        """
        <parallelGateway id="work" name="分" bihuan:en="Split"/>
        <sequenceFlow id="toSlow" sourceRef="work" targetRef="slow"/>
        <sequenceFlow id="toQuick" sourceRef="work" targetRef="quick"/>
        <userTask id="slow" name="慢" bihuan:en="Slow" flowable:candidateGroups="${issue.unit}/rectifier"/>
        <userTask id="quick" name="快" bihuan:en="Quick" flowable:candidateGroups="${issue.unit}/rectifier"/>
        <sequenceFlow id="quickToRound" sourceRef="quick" targetRef="round"/>
        <serviceTask id="round" name="下一轮" bihuan:en="Next" flowable:delegateExpression="${nextRound}"/>
        <sequenceFlow id="roundToJoin" sourceRef="round" targetRef="join"/>
        <sequenceFlow id="slowToJoin" sourceRef="slow" targetRef="join"/>
        <parallelGateway id="join" name="合" bihuan:en="Join"/>
        <sequenceFlow id="joinToDone" sourceRef="join" targetRef="done"/>
        """);
    String issue = open();
    Work.does(rectifier, issue, "quick", "{}");
    Work.does(rectifier, issue, "slow", "{}");

    JsonNode verified =
        api.as("qh-inspector").get("/api/issues/" + issue + "/trail/verification").body();
    assertThat(verified.path("intact").asBoolean()).as("%s", verified).isTrue();
  }

  /**
   * The rows of a table are noted with the act that led to it, also where that is a new due date.
   */
  @Test
  void aDueDateSetBeforeAStepWithGivenRowsIsVerified() {
    String columns = "<bihuan:column id=\"item\" name=\"项\" bihuan:en=\"Item\" type=\"string\"/>";
    deploy(
        "",
        """
        <userTask id="work" name="列" bihuan:en="List" flowable:candidateGroups="${issue.unit}/rectifier">
          <extensionElements>
            <flowable:formProperty id="items" name="项目" bihuan:en="Items" type="rows" required="true">%s</flowable:formProperty>
          </extensionElements>
        </userTask>
        <sequenceFlow id="workToDecide" sourceRef="work" targetRef="decide"/>
        <businessRuleTask id="decide" name="定" bihuan:en="Decide" bihuan:decision="deadline-policy"/>
        <sequenceFlow id="decideToSet" sourceRef="decide" targetRef="set"/>
        <serviceTask id="set" name="定时限" bihuan:en="Set" flowable:delegateExpression="${changeDueDate}"><extensionElements>
          <flowable:field name="date"><flowable:expression>${calendar.plusWorkdays(policy.workdays)}</flowable:expression></flowable:field>
        </extensionElements></serviceTask>
        <sequenceFlow id="setToFill" sourceRef="set" targetRef="fill"/>
        <userTask id="fill" name="填" bihuan:en="Fill" flowable:candidateGroups="${issue.unit}/rectifier">
          <extensionElements>
            <flowable:formProperty id="items" name="项目" bihuan:en="Items" type="rows" bihuan:given="${fields.work.items}">%s
              <bihuan:column id="remark" name="备注" bihuan:en="Remark" type="string"/>
            </flowable:formProperty>
          </extensionElements>
        </userTask>
        <sequenceFlow id="fillToDone" sourceRef="fill" targetRef="done"/>
        """
            .formatted(columns, columns));
    String issue = open();
    Work.does(rectifier, issue, "work", "{\"fields\":{\"items\":[{\"item\":\"回证\"}]}}");

    JsonNode verified =
        api.as("qh-inspector").get("/api/issues/" + issue + "/trail/verification").body();
    assertThat(verified.path("intact").asBoolean()).as("%s", verified).isTrue();
  }
}
