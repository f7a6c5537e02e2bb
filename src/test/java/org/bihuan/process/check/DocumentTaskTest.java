package org.bihuan.process.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.process.template.WordFile.paragraph;
import static org.bihuan.process.template.WordFile.row;
import static org.bihuan.process.template.WordFile.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.language.Finding;
import org.bihuan.process.template.DocumentTemplate;
import org.bihuan.process.template.WordFile;
import org.junit.jupiter.api.Test;

/** The placeholders of a template are checked with the process that fills it in. */
class DocumentTaskTest {

  private static List<Finding> check(String parameters, String... content) {
    String xml =
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn"
            xmlns:bihuan="http://bihuan.org/bpmn" targetNamespace="http://bihuan.org/processes">
          <process id="printed" name="文书" bihuan:en="Printed" bihuan:opener="inspector" isExecutable="true">
            <startEvent id="opened" name="登记" bihuan:en="Opened"/>
            <sequenceFlow id="toInspect" sourceRef="opened" targetRef="inspect"/>
            <userTask id="inspect" name="检查" bihuan:en="Inspect" flowable:candidateGroups="${issue.supervisor}/inspector">
              <extensionElements>
                <flowable:formProperty id="note" name="备注" bihuan:en="Note" type="string"/>
                <flowable:formProperty id="findings" name="问题" bihuan:en="Findings" type="rows">
                  <bihuan:column id="title" name="问题" bihuan:en="Problem" type="string" required="true"/>
                </flowable:formProperty>
              </extensionElements>
            </userTask>
            <sequenceFlow id="toPrint" sourceRef="inspect" targetRef="print"/>
            <serviceTask id="print" name="出具" bihuan:en="Print" flowable:delegateExpression="${printDocument}">
              <extensionElements>%s</extensionElements>
            </serviceTask>
            <sequenceFlow id="toLater" sourceRef="print" targetRef="later"/>
            <userTask id="later" name="办结" bihuan:en="Later" flowable:candidateGroups="${issue.supervisor}/inspector">
              <extensionElements>
                <flowable:formProperty id="sum" name="金额" bihuan:en="Sum" type="long" required="true"/>
              </extensionElements>
            </userTask>
            <sequenceFlow id="toDone" sourceRef="later" targetRef="done"/>
            <endEvent id="done" name="完成" bihuan:en="Done" bihuan:good="true"/>
          </process>
        </definitions>
        """
            .formatted(parameters);
    DocumentTemplate template = DocumentTemplate.read(WordFile.of(content).bytes()).template();
    return ProcessCheck.check(
            xml.getBytes(UTF_8),
            Set.of(),
            Map.of(),
            OtherTypes.named(Set.of()),
            name -> name.equals("notice.docx") ? template : null)
        .findings()
        .stream()
        .filter(Finding::isError)
        .toList();
  }

  private static String field(String name, String value) {
    return "<flowable:field name=\"%s\" stringValue=\"%s\"/>".formatted(name, value);
  }

  private static final String NOTICE =
      field("template", "notice.docx")
          + field("name", "通知书 ${issue.number}")
          + field("number", "青交督〔${year(today)}〕${series}号");

  @Test
  void acceptsWhatIsThereWhereItIsFilledIn() {
    assertThat(
            check(
                NOTICE,
                paragraph("{{document.number}} {{issue.title}} {{fields.inspect.note}}"),
                paragraph("{{fields.inspect.findings.title}} {{count(fields.inspect.findings)}}"),
                table(
                    row("{{fields.inspect.findings[title != 'x']}}{{rowNumber}}", "{{row.title}}")),
                table(row("{{trail}}{{row.at}}", "{{row.act}}")),
                table(row("{{children}}{{row.number}}", "{{issue.unit}}"))))
        .isEmpty();
  }

  @Test
  void namesTemplateAndPlaceholder() {
    List<Finding> findings = check(NOTICE, paragraph("{{fields.inspect.nothing}}"));

    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.element()).isEqualTo("print");
    assertThat(finding.rule()).isEqualTo("template-placeholder");
    assertThat(finding.message(Locale.ENGLISH))
        .contains("notice.docx", "\"fields.inspect.nothing\"");
    assertThat(finding.suggestion(Locale.CHINESE)).isNotBlank().doesNotContain("{3}");
  }

  @Test
  void refusesWhatCannotWork() {
    assertRule("template-placeholder", NOTICE, paragraph("{{fields.inspect.note > 3}}"));
    assertRule("template-placeholder", NOTICE, paragraph("{{policy.days}}"));
    assertRule("template-placeholder", NOTICE, paragraph("{{T(java.lang.Runtime)}}"));
    assertRule("template-placeholder", NOTICE, paragraph("{{trail[act == 'x']}}"));
    assertRule("template-placeholder", NOTICE, table(row("{{trail}}{{empty row.act}}")));
    assertRule("template-placeholder", NOTICE, table(row("{{children}}{{row.secret}}")));
    assertRule("template-rows", NOTICE, paragraph("{{fields.inspect.findings}}"));
    assertRule("template-rows", NOTICE, table(row("{{row.title}}")));
    assertRule("template-rows", NOTICE, table(row("{{fields.inspect.findings}}{{trail}}")));
    assertRule(
        "template-placeholder",
        field("template", "notice.docx") + field("name", "通知"),
        paragraph("{{document.number}}"));
    assertRule("unknown-template", field("template", "other.docx") + field("name", "通知"));
    assertRule("document-number", NOTICE.replace("${series}", "1"));
    assertRule("document-number", NOTICE.replace("${series}", "${series + 1}"));
    assertRule("missing-parameter", field("template", "notice.docx"));
    assertRule("expression-outside", NOTICE.replace("通知书 ", "通知书 ${series}"));
  }

  private static void assertRule(String rule, String parameters, String... content) {
    assertThat(check(parameters, content)).extracting(Finding::rule).as(rule).contains(rule);
  }
}
