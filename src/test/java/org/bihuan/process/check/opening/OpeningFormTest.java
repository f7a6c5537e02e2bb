package org.bihuan.process.check.opening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.bihuan.process.check.ProcessCheck;
import org.bihuan.process.language.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody can hand in files before there is an issue. */
class OpeningFormTest {

  private static List<String> found(String opener, String field) {
    String xml =
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
            targetNamespace="http://bihuan.org/processes">
          <process id="photographed" name="照片" bihuan:en="Photos" isExecutable="true" %s>
            <startEvent id="opened"><extensionElements>%s</extensionElements></startEvent>
            <sequenceFlow id="in" sourceRef="opened" targetRef="work"/>
            <userTask id="work" name="办" bihuan:en="Do" flowable:candidateGroups="QH/rectifier"/>
            <sequenceFlow id="out" sourceRef="work" targetRef="done"/>
            <endEvent id="done" name="完成" bihuan:en="Done"/>
          </process>
        </definitions>
        """
            .formatted(opener, field);
    return ProcessCheck.check(xml.getBytes(UTF_8), Set.of(), Set.of()).findings().stream()
        .filter(Finding::isError)
        .map(finding -> finding.rule() + " " + finding.args())
        .toList();
  }

  private static String photos(String attributes) {
    return "<flowable:formProperty id='photos' name='照片' bihuan:en='Photos' type='evidence' %s/>"
        .formatted(attributes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"required='true'", "bihuan:when='fields.opened.some'"})
  void requiresNoFilesOfPeople(String needed) {
    String some =
        "<flowable:formProperty id='some' name='有' bihuan:en='Some' type='boolean' required='true'/>";
    assertThat(found("bihuan:opener='inspector'", some + photos(needed)))
        .containsExactly("opening-evidence [photos]");
    assertThat(found("bihuan:opener='unit/rectifier'", some + photos(needed))).hasSize(1);
    assertThat(found("", some + photos(needed))).isEmpty();
  }

  @Test
  void requiresNoneInItsTables() {
    String table =
        """
        <flowable:formProperty id="finds" name="发现" bihuan:en="Finds" type="rows">
          <bihuan:column id="what" name="内容" bihuan:en="What" type="string"/>
          <bihuan:column id="photos" name="照片" bihuan:en="Photos" type="evidence" %s/>
        </flowable:formProperty>
        """;
    assertThat(found("bihuan:opener='inspector'", table.formatted("required='true'")))
        .containsExactly("opening-evidence [photos]");
    assertThat(found("bihuan:opener='inspector'", table.formatted(""))).isEmpty();
  }

  @Test
  void mayTakeThem() {
    assertThat(found("bihuan:opener='inspector'", photos(""))).isEmpty();
  }
}
