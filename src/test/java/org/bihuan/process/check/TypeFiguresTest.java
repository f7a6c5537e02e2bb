package org.bihuan.process.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.ProcessModel.FigureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file may say of the figures of its type, and of the facts its issues do not have. */
class TypeFiguresTest {

  private static final String FILE =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
          targetNamespace="http://bihuan.org/processes">
        <process id="visit" name="回访" bihuan:en="Visit" bihuan:opener="inspector" isExecutable="true" %s>
          <extensionElements>%s</extensionElements>
          <startEvent id="opened" name="登记" bihuan:en="Opened"><extensionElements>
            <flowable:formProperty id="fine" name="罚款" bihuan:en="Fine" type="double"/>
            <flowable:formProperty id="secret" name="密" bihuan:en="Secret" type="unit" bihuan:visibleTo="${issue.supervisor}/inspector"/>
            <flowable:formProperty id="known" name="知" bihuan:en="Known" type="double" bihuan:visibleTo="${issue.supervisor}/inspector"/>
            <flowable:formProperty id="matter" name="事项" bihuan:en="Matter" type="enum" required="true">
              <flowable:value id="permit" name="许可" bihuan:en="Permit"/></flowable:formProperty>
          </extensionElements></startEvent>
          <sequenceFlow id="f1" sourceRef="opened" targetRef="call"/>
          <userTask id="call" name="回访" bihuan:en="Call" flowable:candidateGroups="${issue.unit}/rectifier"><extensionElements>
            <flowable:formProperty id="satisfied" name="满意" bihuan:en="Satisfied" type="boolean" required="true"/>
            <flowable:formProperty id="day" name="日期" bihuan:en="Day" type="date"/>
            <flowable:formProperty id="kind" name="类型" bihuan:en="Kind" type="enum">
              <flowable:value id="phone" name="电话" bihuan:en="Phone"/></flowable:formProperty>
            <flowable:formProperty id="items" name="题目" bihuan:en="Items" type="rows">
              <bihuan:column id="question" name="题" bihuan:en="Question" type="string" required="true"/>
              <bihuan:column id="kind" name="类型" bihuan:en="Kind" type="string"/>
              <bihuan:column id="points" name="分" bihuan:en="Points" type="long" required="true"/>
            </flowable:formProperty>
          </extensionElements></userTask>
          <sequenceFlow id="f2" sourceRef="call" targetRef="done"/>
          <endEvent id="done" name="完成" bihuan:en="Done" bihuan:good="true"/>
        </process>
      </definitions>
      """;

  private static Report check(String attributes, String figures) {
    return ProcessCheck.check(
        FILE.formatted(attributes, figures).getBytes(UTF_8), Set.of(), Set.of());
  }

  private static String figure(String says) {
    return "<bihuan:figure id=\"one\" name=\"指标\" bihuan:en=\"Figure\" " + says + "/>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "part=\"${fields.call.satisfied}\" whole=\"${not empty fields.call}\"",
        "part=\"${fields.call.kind == 'phone'}\" whole=\"${true}\" by=\"matter\"",
        "sum=\"${fields.opened.fine}\" by=\"matter\"",
        "sum=\"${fields.opened.fine}\" by=\"opened.matter\"",
        "sum=\"${fields.opened.fine}\" by=\"call.kind\"",
        "sum=\"${fields.call.items.points}\"",
        "average=\"${fields.call.items.points}\" by=\"question\"",
        "average=\"${fields.call.items.points}\" by=\"call.items.kind\"",
        "part=\"${count(fields.call.items[points == 3])}\" whole=\"${count(fields.call.items)}\" by=\"question\"",
        "average=\"${year(fields.call.day) - year(issue.openedAt)}\"",
      })
  void accepted(String says) {
    Report report = check("", figure(says));

    assertThat(report.findings()).filteredOn(Finding::isError).isEmpty();
    assertThat(Objects.requireNonNull(report.model()).figures()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "figure|part=\"${fields.call.satisfied}\"",
        "figure|sum=\"${1}\" average=\"${1}\"",
        "figure|sum=\"12\"",
        "restricted-value|sum=\"${fields.opened.known}\"",
        "restricted-value|part=\"${not empty fields.opened.secret}\" whole=\"${true}\"",
        "figure-by|sum=\"${fields.opened.fine}\" by=\"secret\"",
        "figure-by|sum=\"${fields.opened.fine}\" by=\"opened.secret\"",
        "figure|by=\"matter\"",
        "value-type|sum=\"${fields.call.day}\"",
        "value-type|sum=\"${fields.call.items}\"",
        "value-type|part=\"${fields.opened.matter}\" whole=\"${true}\"",
        "unknown-field|sum=\"${fields.call.nothing}\"",
        "figure-value|sum=\"${year(now)}\"",
        "figure-value|sum=\"${year(today) - year(issue.openedAt)}\"",
        "figure-value|part=\"${issue.overdue}\" whole=\"${true}\"",
        "figure-value|part=\"${outcome == 'done'}\" whole=\"${true}\"",
        "figure-value|sum=\"${children('rectification').open}\"",
        "figure-value|part=\"${parent.severity == 'minor'}\" whole=\"${true}\"",
        "figure-value|part=\"${issue.unit == units.parent(issue.supervisor)}\" whole=\"${true}\"",
        "figure-value|part=\"${issue.dueAt &lt; calendar.plusWorkdays(3)}\" whole=\"${true}\"",
        "figure-by|sum=\"${fields.opened.fine}\" by=\"fine\"",
        "figure-by|sum=\"${fields.opened.fine}\" by=\"question\"",
        "figure-by|average=\"${fields.call.items.points}\" by=\"kind\"",
      })
  void refused(String rule, String says) {
    assertThat(check("", figure(says)).findings())
        .filteredOn(Finding::isError)
        .extracting(Finding::rule)
        .containsExactly(rule);
  }

  @Test
  void idsAreUniqueAndNamesAreAsked() {
    String one = figure("sum=\"${fields.opened.fine}\"");

    assertThat(check("", one + one).findings()).extracting(Finding::rule).contains("figure");
    assertThat(check("", one.replace("id=\"one\"", "id=\"Not one\"")).findings())
        .extracting(Finding::rule)
        .contains("element-id");
    assertThat(check("", one.replace("name=\"指标\"", "")).findings())
        .extracting(Finding::rule)
        .contains("chinese-name");
    assertThat(check("", one.replace("bihuan:en=\"Figure\"", "")).findings())
        .extracting(Finding::rule)
        .contains("english-name");
    assertThat(Objects.requireNonNull(check("", one).model()).figures().get(0).kind())
        .isEqualTo(FigureKind.SUM);
    assertThat(check("", one + one.replace("id=\"one\"", "id=\"other\"")).findings())
        .filteredOn(Finding::isError)
        .isEmpty();
  }

  @Test
  void onlyFactsThatATypeCanDoWithoutAreTakenOut() {
    Report hidden = check("bihuan:hide=\"severity, basis,location\"", "");
    assertThat(hidden.findings()).filteredOn(Finding::isError).isEmpty();
    assertThat(Objects.requireNonNull(hidden.model()).hidden())
        .containsExactlyInAnyOrder("severity", "basis", "location");

    assertThat(check("bihuan:hide=\"title\"", "").findings())
        .filteredOn(Finding::isError)
        .extracting(Finding::rule)
        .containsExactly("hidden-fact");
  }
}
