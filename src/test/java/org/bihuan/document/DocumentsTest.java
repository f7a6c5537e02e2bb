package org.bihuan.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.bihuan.process.template.WordFile.paragraph;
import static org.bihuan.process.template.WordFile.row;
import static org.bihuan.process.template.WordFile.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.Api.Session;
import org.bihuan.ServiceTest;
import org.bihuan.TypeFile;
import org.bihuan.Work;
import org.bihuan.issue.LockedIssues;
import org.bihuan.process.Sha256;
import org.bihuan.process.template.WordFile;
import org.bihuan.workbench.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;

/** Documents that a process has made of its issue, from a template deployed with it. */
@ServiceTest
class DocumentsTest {

  @LocalServerPort private int port;
  @Autowired private Documents documents;
  @Autowired private TransactionOperations transaction;
  @Autowired private LockedIssues issues;
  @Autowired private Clock clock;

  private Api api;
  private Session inspector;
  private String key;
  private String template;

  @BeforeEach
  void connect() {
    api = new Api(port);
    inspector = api.as("xn-inspector");
    key = "printed-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
    template = key + ".docx";
  }

  private void deployTemplate(String... content) {
    api.as("qh-admin")
        .upload("/api/processes", template, WordFile.of(content).bytes(), Map.of())
        .expect(200);
  }

  private Answer deployProcess() {
    String xml =
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
            targetNamespace="http://bihuan.org/processes">
          <process id="%1$s" name="文书" bihuan:en="Printed" bihuan:opener="inspector" isExecutable="true">
            <startEvent id="opened" name="登记" bihuan:en="Opened"/>
            <sequenceFlow id="toInspect" sourceRef="opened" targetRef="inspect"/>
            <userTask id="inspect" name="检查" bihuan:en="Inspect" flowable:candidateGroups="${issue.supervisor}/inspector">
              <extensionElements>
                <flowable:formProperty id="note" name="备注" bihuan:en="Note" type="string"/>
                <flowable:formProperty id="findings" name="问题" bihuan:en="Findings" type="rows">
                  <bihuan:column id="title" name="问题" bihuan:en="Problem" type="string" required="true"/>
                  <bihuan:column id="grade" name="程度" bihuan:en="Grade" type="enum" required="true">
                    <flowable:value id="minor" name="一般" bihuan:en="Minor"/>
                  </bihuan:column>
                </flowable:formProperty>
                <flowable:formProperty id="outcome" name="结论" bihuan:en="Outcome" type="enum" required="true">
                  <flowable:value id="again" name="再查" bihuan:en="Again"/>
                  <flowable:value id="enough" name="办结" bihuan:en="Enough"/>
                </flowable:formProperty>
              </extensionElements>
            </userTask>
            <sequenceFlow id="toPrint" sourceRef="inspect" targetRef="print"/>
            <serviceTask id="print" name="出具通知书" bihuan:en="Print" flowable:delegateExpression="${printDocument}">
              <extensionElements>
                <flowable:field name="template" stringValue="%1$s.docx"/>
                <flowable:field name="name" stringValue="检查通知书"/>
                <flowable:field name="number" stringValue="%1$s〔${year(today)}〕${series}号"/>
              </extensionElements>
            </serviceTask>
            <sequenceFlow id="toWhat" sourceRef="print" targetRef="what"/>
            <exclusiveGateway id="what" default="toDone"/>
            <sequenceFlow id="toAgain" sourceRef="what" targetRef="inspect">
              <conditionExpression xsi:type="tFormalExpression">${outcome == 'again'}</conditionExpression>
            </sequenceFlow>
            <sequenceFlow id="toDone" sourceRef="what" targetRef="done"/>
            <endEvent id="done" name="完成" bihuan:en="Done" bihuan:good="true"/>
          </process>
        </definitions>
        """
            .formatted(key);
    return api.as("qh-admin")
        .upload("/api/processes", key + ".bpmn20.xml", xml.getBytes(UTF_8), Map.of());
  }

  private String open() {
    return new Work(api).open("QH-XN-DT", Map.of("type", key, "supervisor", "QH-XN"));
  }

  private void inspect(String issue, String outcome, String title) {
    Work.does(
        inspector,
        issue,
        "inspect",
        "{\"outcome\":\"%s\",\"fields\":{\"findings\":[{\"title\":\"%s\",\"grade\":\"minor\"},{\"title\":\"乙\",\"grade\":\"minor\"}]}}"
            .formatted(outcome, title));
  }

  private List<JsonNode> documents(String issue, int count) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              List<JsonNode> found = new java.util.ArrayList<>();
              inspector
                  .get("/api/issues/" + issue + "/documents")
                  .expect(200)
                  .body()
                  .path("items")
                  .forEach(found::add);
              return found;
            },
            found -> found.size() >= count);
  }

  private byte[] download(JsonNode document) {
    return inspector
        .get("/api/documents/" + document.path("id").asText() + "?as=docx")
        .expect(200)
        .raw()
        .body();
  }

  @Test
  void isMadeOfWhatWasThereNumberedAndKeptInEditions() {
    deployTemplate(
        paragraph("{{document.number}} 关于{{issue.unit}}的{{document.name}}"),
        paragraph("备注：{{orElse(fields.inspect.note, '无')}}，共{{count(fields.inspect.findings)}}项"),
        table(
            row("序号", "问题", "程度"),
            row("{{fields.inspect.findings}}{{rowNumber}}", "{{row.title}}", "{{row.grade}}")),
        table(row("{{trail}}{{row.actor}}", "{{row.step}}{{row.outcome}}")));
    deployProcess().expect(200);
    String issue = open();

    inspect(issue, "again", "甲{{issue.title}}<&>");
    JsonNode first = documents(issue, 1).get(0);
    inspect(issue, "enough", "丙");
    List<JsonNode> both = documents(issue, 2);

    assertThat(both).extracting(one -> one.path("edition").asInt()).containsExactly(1, 2);
    assertThat(both.get(0)).isEqualTo(first);
    int year = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).getYear();
    assertThat(both)
        .extracting(one -> one.path("number").asText())
        .containsExactly(key + "〔" + year + "〕1号", key + "〔" + year + "〕2号");
    byte[] file = download(first);
    assertThat(Sha256.of(file)).isEqualTo(first.path("sha256").asText());
    assertThat(WordFile.text(file))
        .startsWith(key + "〔" + year + "〕1号 关于")
        .contains("的检查通知书", "备注：无，共2项")
        .contains("1|甲{{issue.title}}&lt;&amp;&gt;|一般\n2|乙|一般")
        .contains("检查再查");
    assertThat(WordFile.text(download(both.get(1)))).contains("1|丙|一般", "检查办结");

    List<JsonNode> told =
        inspector.get("/api/issues/" + issue + "/trail").body().path("items").findParents("act");
    assertThat(told)
        .filteredOn(entry -> entry.path("act").asText().equals("documentMade"))
        .extracting(entry -> entry.path("data").path("documentSha256").asText())
        .containsExactly(first.path("sha256").asText(), both.get(1).path("sha256").asText());
    assertThat(
            inspector
                .get("/api/issues/" + issue + "/trail/verification")
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
  }

  /** One document for each unit, person or row. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${fields.opened.units} | {{item}} | 大通县交通运输综合行政执法局,湟中区交通运输综合行政执法局",
        "${units.children('QH-XN')} | {{item}}办 | 执法",
        "${people.of(fields.opened.units, 'rectifier')} | {{item}} | 整改",
        "${fields.opened.things} | {{item.grade}}：{{item.who}} | 一般：",
      })
  void tellsTheItemOfAnInstanceInWords(String collection, String placeholder, String told) {
    deployTemplate(paragraph(placeholder));
    String fields =
        "<flowable:formProperty id='units' name='单位' bihuan:en='Units' type='unit' required='true' bihuan:max='9'/>"
            + "<flowable:formProperty id='things' name='事项' bihuan:en='Things' type='rows' required='true'>"
            + "<bihuan:column id='grade' name='程度' bihuan:en='Grade' type='enum' required='true'><flowable:value id='minor' name='一般' bihuan:en='Minor'/></bihuan:column>"
            + "<bihuan:column id='who' name='人' bihuan:en='Who' type='person' required='true'/></flowable:formProperty>";
    TypeFile type =
        TypeFile.begin()
            .startForm(fields)
            .elements(
                TypeFile.flow("opened", "each")
                    + """
                      <serviceTask id="each" name="各出一份" bihuan:en="One each" flowable:delegateExpression="${printDocument}">
                        <extensionElements>
                          <flowable:field name="template" stringValue="%s"/>
                          <flowable:field name="name" stringValue="通知"/>
                        </extensionElements>
                        <multiInstanceLoopCharacteristics isSequential="false" flowable:collection="%s" flowable:elementVariable="item"/>
                      </serviceTask>
                      """
                        .formatted(template, collection)
                    + TypeFile.flow("each", "look")
                    + TypeFile.step("look", "")
                    + TypeFile.flow("look", "done"))
            .deploy(api);
    String issue =
        new Work(api)
            .open(
                "QH-XN-DT",
                Map.of(
                    "type",
                    type.key(),
                    "supervisor",
                    "QH-XN",
                    "fields",
                    Map.of(
                        "units",
                        List.of("QH-XN-DT", "QH-XN-HZ"),
                        "things",
                        List.of(Map.of("grade", "minor", "who", "dt-rectifier")))));

    String text = WordFile.text(download(documents(issue, 1).get(0)));

    assertThat(text)
        .containsAnyOf(told.split(","))
        .doesNotContain("QH-XN", "dt-rectifier", "hz-rectifier", "minor");
  }

  @Test
  void isOfferedToThoseWhoSeeTheIssueAlone() {
    deployTemplate(paragraph("{{issue.title}}"));
    deployProcess().expect(200);
    String issue = open();
    inspect(issue, "enough", "甲");
    String id = documents(issue, 1).get(0).path("id").asText();

    Session other = api.as("hd-inspector");
    other.get("/api/issues/" + issue + "/documents").expect(404);
    other.get("/api/documents/" + id + "?as=docx").expect(404);
    inspector.get("/api/documents/" + UUID.randomUUID()).expect(404);
    inspector.get("/api/documents/x").expect(404);
    inspector.get("/api/documents/" + id + "?as=odt").expect(400);
    assertThat(inspector.get("/api/documents/" + id + "?as=pdf").expect(404).text("type"))
        .isEqualTo("/problems/document-without-pdf");
    Pages page = Pages.of(port, "xn-inspector");
    assertThat(page.get("/issues/" + issue).expect(200).text())
        .contains("检查通知书", "/documents/" + id + "?as=docx")
        .doesNotContain("as=pdf");
    page.get("/documents/" + id + "?as=docx").expect(200);
  }

  @Test
  void isOfferedAsPdfOnceLibreOfficeHasMadeOne(@TempDir Path folder) throws IOException {
    deployTemplate(paragraph("{{issue.title}}"));
    deployProcess().expect(200);
    String issue = open();
    inspect(issue, "enough", "甲");
    String id = documents(issue, 1).get(0).path("id").asText();
    Path script =
        Files.writeString(folder.resolve("soffice"), "#!/bin/sh\n" + OfficeTest.pdfOf("x"));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));

    new PdfMaking(
            documents,
            new Office(script, Duration.ofSeconds(30)),
            transaction,
            issues,
            clock,
            Runnable::run)
        .make();

    Answer pdf = inspector.get("/api/documents/" + id + "?as=pdf").expect(200);
    assertThat(new String(pdf.raw().body(), UTF_8)).isEqualTo("%PDF-1.4 x");
    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    JsonNode made =
        StreamSupport.stream(
                inspector.get("/api/issues/" + issue + "/trail").body().path("items").spliterator(),
                false)
            .filter(entry -> entry.path("act").asText().equals("pdfMade"))
            .reduce((one, two) -> two)
            .orElseThrow();
    assertThat(made.at("/data/id").asText()).isEqualTo(id);
    assertThat(made.at("/data/pdfSha256").asText()).isEqualTo(Sha256.of(pdf.raw().body()));
    assertThat(made.at("/data/documentSha256").asText())
        .isEqualTo(documents(issue, 1).get(0).path("sha256").asText());
    assertThat(
            inspector
                .get("/api/issues/" + issue + "/trail/verification")
                .body()
                .path("intact")
                .asBoolean())
        .isTrue();
    assertThat(Pages.of(port, "xn-inspector").get("/issues/" + issue).text()).contains("文书的 PDF");
    assertThat(documents(issue, 1).get(0).path("formats"))
        .extracting(JsonNode::asText)
        .containsExactly("docx", "pdf");
    assertThat(Pages.of(port, "xn-inspector").get("/issues/" + issue).expect(200).text())
        .contains("/documents/" + id + "?as=pdf");
  }

  @Test
  void keepsToTheTemplateThatTheProcessWasCheckedWith() {
    assertThat(deployProcess().expect(422).body().findValuesAsText("rule"))
        .contains("unknown-template");
    deployTemplate(paragraph("第一稿"));
    deployProcess().expect(200);
    String issue = open();
    deployTemplate(paragraph("第二稿"));
    inspect(issue, "again", "甲");
    assertThat(WordFile.text(download(documents(issue, 1).get(0)))).isEqualTo("第一稿");

    Answer again = deployProcess().expect(200);
    assertThat(again.body().findValuesAsText("status")).contains("deployed");
    assertThat(deployProcess().expect(200).body().findValuesAsText("status")).contains("unchanged");
    api.as("qh-admin").post("/api/processes/" + key + "/migration?dryRun=false", Map.of("to", 2));
    String later = open();
    inspect(later, "enough", "甲");
    assertThat(WordFile.text(download(documents(later, 1).get(0)))).isEqualTo("第二稿");

    deployTemplate(paragraph("{{fields.inspect.nothing}}"));
    assertThat(deployProcess().expect(422).body().findValuesAsText("rule"))
        .contains("template-placeholder");
  }
}
