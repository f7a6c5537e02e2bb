package org.bihuan.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.workbench.Pages.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class ProcessPagesTest {

  @LocalServerPort private int port;

  private String type = "";
  private Pages administrator;

  @BeforeEach
  void signIn() {
    type = "paged-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
    administrator = Pages.of(port, "qh-admin");
    administrator.get("/processes").expect(200);
  }

  /** One step, named as its key says, then the end. */
  private String process(String step, String more) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
            targetNamespace="http://bihuan.org/processes">
          <process id="%1$s" name="页面&lt;i&gt;流程" bihuan:opener="inspector" isExecutable="true">
            <startEvent id="opened"/>
            <sequenceFlow id="in" sourceRef="opened" targetRef="%2$s"/>
            <userTask id="%2$s" name="步骤%2$s" flowable:candidateGroups="${units.parent(issue.supervisor)}/leader"
                flowable:dueDate="P3D" flowable:businessCalendarName="workday"/>
            <sequenceFlow id="out" sourceRef="%2$s" targetRef="finished"/>
            <endEvent id="finished" name="完" bihuan:good="true"/>%3$s
          </process>
        </definitions>
        """
        .formatted(type, step, more);
  }

  private Page check(String content) {
    return administrator.upload(
        "/processes", type + ".bpmn20.xml", content.getBytes(UTF_8), Map.of());
  }

  private void deploy(String content) {
    check(content).expect(200);
    Page done =
        administrator.post(
            "/processes/deployment",
            Map.of(
                "name",
                type + ".bpmn20.xml",
                "content",
                Base64.getEncoder().encodeToString(content.getBytes(UTF_8))));
    done.expect(302);
    assertThat(done.leadsTo()).isEqualTo("/processes?deployed=1");
  }

  private String open() {
    return new Api(port)
        .as("qh-inspector")
        .post("/api/issues", Map.of("type", type, "title", "甲", "unit", "QH-XN-DT"))
        .expect(201)
        .text("number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "GBK"})
  void refusesAFileInAnotherEncodingByPageAndByApi(String encoding) {
    String text = process("inspect", "").replace("UTF-8", encoding);
    byte[] content = text.getBytes(Charset.forName(encoding));
    Page checked = administrator.upload("/processes", type + ".bpmn20.xml", content, Map.of());
    assertThat(checked.text()).contains("UTF-8");
    administrator
        .post(
            "/processes/deployment",
            Map.of(
                "name",
                type + ".bpmn20.xml",
                "content",
                Base64.getEncoder().encodeToString(content)))
        .expect(422);

    Api.Answer answer =
        new Api(port)
            .as("qh-admin")
            .upload("/api/processes", type + ".bpmn20.xml", content, Map.of())
            .expect(422);
    assertThat(answer.body().at("/files/0/findings/0/rule").asText()).isEqualTo("encoding");
    new Api(port).as("qh-admin").get("/api/types/" + type).expect(404);
  }

  @Test
  void anybodyReadsAndOnlyAdministratorsAct() {
    Pages rectifier = Pages.of(port, "dt-rectifier");

    assertThat(rectifier.get("/processes").expect(200).text())
        .contains("问题整改", "回头看", "第 1 版")
        .doesNotContain("name=\"file\"");
    assertThat(rectifier.get("/processes/rectification").expect(200).text())
        .doesNotContain("/migration\"");
    rectifier.upload("/processes", "a.dmn", "<a/>".getBytes(UTF_8), Map.of()).expect(403);
    rectifier
        .post(
            "/processes/deployment",
            Map.of("name", "a.dmn", "content", Base64.getEncoder().encodeToString(new byte[] {1})))
        .expect(403);
    rectifier.post("/processes/rectification/migration", Map.of("dryRun", "true")).expect(403);
    Pages.stranger(port).get("/processes").expect(303);
  }

  @Test
  void tellsAProcessInWords() {
    String page = Pages.of(port, "qh-leader").get("/processes/rectification").expect(200).text();

    assertThat(page)
        .contains(
            "data-source=\"/processes/rectification/",
            "责任单位 · 整改责任人",
            "督导单位的上一级单位 · 复核员",
            "5 个工作日",
            "选择“提交复核”且“需要佐证材料”时必填",
            "不得由办理过以下环节的人办理：",
            "申请延期",
            "不计入整改率",
            "整改时限前 3 个工作日，已过则为整改时限，已过则为5 个工作日之后",
            "决策表：整改要求",
            "热线反映的严重问题");
  }

  @Test
  void tellsItInEnglish() {
    assertThat(
            Pages.of(port, "qh-leader")
                .inEnglish()
                .get("/processes/rectification")
                .expect(200)
                .text())
        .contains(
            "Responsible unit · rectifier",
            "5 working days",
            "Request an extension",
            "With “",
            "3 working days before the due date, or once that is past the due date, or once",
            "Time to rectify (working days)",
            "Minor and other issues: 10 working days")
        .doesNotContain("整改时限（工作日）", "一般问题及其他");
  }

  @Test
  void theReportOfTheCheckSaysWhereWhatAndWhatInstead() {
    Page refused = check(process("work", "\n<scriptTask id=\"evil\"/>"));

    refused.expect(422);
    assertThat(refused.text())
        .contains(
            "检查未通过，没有部署任何文件",
            type + ".bpmn20.xml",
            "<code>evil</code>",
            "script-task",
            "不允许脚本任务。",
            "请用决策表")
        .doesNotContain("action=\"/processes/deployment\"");
    administrator.get("/processes/" + type).expect(404);
  }

  @Test
  void aFileOfAnotherKindIsRefusedAtItsField() {
    Page refused = administrator.upload("/processes", "a.txt", "hello".getBytes(UTF_8), Map.of());

    refused.expect(422);
    assertThat(refused.text())
        .contains("aria-invalid=\"true\"", "文件名须以 .bpmn20.xml、.dmn、.register.json 或 .docx 结尾");
  }

  @Test
  void aCheckDeploysNothingAndTheSecondFormDeploysWhatWasChecked() {
    String content = process("work", "");
    Page checked = check(content);

    checked.expect(200);
    assertThat(checked.text())
        .contains(
            "检查通过，尚未部署", "可部署为新版本", Base64.getEncoder().encodeToString(content.getBytes(UTF_8)));
    administrator.get("/processes/" + type).expect(404);

    deploy(content);
    assertThat(administrator.get("/processes/" + type).expect(200).text()).contains("步骤work");
    assertThat(administrator.get("/processes/" + type + "/1/file").expect(200).text())
        .isEqualTo(content);
  }

  @Test
  void whatAFileSaysIsShownAsText() {
    deploy(process("work", ""));

    String page = administrator.get("/processes/" + type).expect(200).text();
    assertThat(page).contains("页面&lt;i&gt;流程").doesNotContain("页面<i>流程");
    assertThat(check("<a b=\"<\">").text()).contains("检查未通过");
  }

  @Test
  void issuesAreCountedWhereTheyStandAndListedFromThere() {
    deploy(process("work", ""));
    String number = open();
    Pages leader = Pages.of(port, "qh-leader");

    String page = leader.get("/processes/" + type).expect(200).text();

    assertThat(page).containsPattern("data-element=\"work\" data-count=\"1\"");
    String list = "/issues?type=" + type + "&amp;status=open&amp;step=work";
    assertThat(page).contains("href=\"" + list + "\"");
    assertThat(leader.get(list.replace("&amp;", "&")).expect(200).text()).contains(number);
    assertThat(Pages.of(port, "hz-rectifier").get("/processes/" + type).expect(200).text())
        .containsPattern("data-element=\"work\" data-count=\"0\"");
  }

  @Test
  void migrationIsTriedBeforeItIsDone() {
    deploy(process("work", ""));
    open();
    deploy(process("work", "<!-- 2 -->"));
    String migration = "/processes/" + type + "/migration";

    Page tried = administrator.post(migration, Map.of("from", "1", "to", "2"));
    assertThat(tried.expect(200).text()).contains("1 个问题可以迁移，0 个不能");
    assertThat(versionOne()).contains("data-count=\"1\"");

    Page done = administrator.post(migration, Map.of("from", "1", "to", "2", "dryRun", "false"));
    assertThat(done.expect(302).leadsTo()).isEqualTo("/processes/" + type + "?migrated=1&left=0");
    assertThat(versionOne()).contains("data-count=\"0\"");
  }

  private String versionOne() {
    return Pages.of(port, "qh-leader").get("/processes/" + type + "?version=1").expect(200).text();
  }

  @Test
  void aDryRunNamesTheIssuesThatCannotGoAndWhy() {
    deploy(process("work", ""));
    String number = open();
    deploy(process("other", ""));

    Page tried = administrator.post("/processes/" + type + "/migration", Map.of("to", "2"));

    assertThat(tried.expect(200).text())
        .contains("0 个问题可以迁移，1 个不能", "/issues/" + number, "<code>work</code>")
        .doesNotContain("name=\"dryRun\" value=\"false\"");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    administrator.get("/processes/no-such").expect(404);
    administrator.get("/processes/rectification?version=99").expect(404);
    administrator.get("/processes/rectification/99/file").expect(404);
  }

  @Test
  void namesTheVersionThatIsNotThere() {
    String missing = "/processes/rectification?version=9999";
    assertThat(administrator.get(missing).expect(404).text()).contains("rectification 的第 9999 版");
    assertThat(administrator.inEnglish().get(missing).expect(404).text())
        .contains("There is no version 9999 of rectification");
    assertThat(administrator.get("/processes/moon?version=9999").expect(404).text())
        .contains("There is no moon");
  }

  /** In words, in both languages; nothing as it is written in the file. */
  @Test
  void whatShippedFilesSayIsToldInWords() throws IOException {
    List<String> types;
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      types =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".bpmn20.xml"))
              .map(name -> name.substring(0, name.length() - ".bpmn20.xml".length()))
              .toList();
    }
    assertThat(types).hasSizeGreaterThan(20);
    for (Pages pages :
        List.of(Pages.of(port, "qh-admin"), Pages.of(port, "qh-admin").inEnglish())) {
      for (String type : types) {
        assertThat(pages.get("/processes/" + type).expect(200).text())
            .as(type)
            .doesNotContain("${", "workbench.process.", "fields.", "policy.");
      }
    }
  }

  @Test
  void decisionsAreToldByTheNamesOfTheirValues() {
    Pages pages = Pages.of(port, "qh-admin");

    assertThat(pages.get("/processes/enterprise-inspection").expect(200).text())
        .doesNotContain(">excellent<", ">bad<", ">hazardous<", ">taxi<")
        .contains("<td>危险货物运输</td>");
    assertThat(pages.get("/processes/exemption-decision").expect(200).text())
        .doesNotContain(">noFault<", ">true<", ">false<", ">minor<", ">first<");
  }
}
