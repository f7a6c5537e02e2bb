package org.bihuan.process.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelReaderTest {

  private static final String FILE =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn"
          xmlns:bihuan="http://bihuan.org/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <process id="visit" name="检查">
          <startEvent id="start"/>
          <userTask id="plan" name="计划" flowable:candidateGroups="${fields.opened.unit}/rectifier">
            <extensionElements>
              <flowable:formProperty id="note" name="说明" type="text" bihuan:when="fields['check'].late"/>
            </extensionElements>
          </userTask>
          <sequenceFlow id="f" sourceRef="start" targetRef="plan">
            <conditionExpression xsi:type="tFormalExpression">%s</conditionExpression>
          </sequenceFlow>
        </process>
      </definitions>
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "${fields.review.onSite}            | review.onSite",
        "${fields['review'].onSite}         | review.onSite",
        "${fields['review']['onSite']}      | review.onSite",
        "${not empty fields [ 'review' ] . onSite && outcome == 'a'} | review.onSite",
        "${issue.unit == 'fields.a.b'}      |",
      })
  void namesTheFieldsThatExpressionsLookAt(String condition, String expected) {
    ProcessModel model =
        ProcessXml.read(
            FILE.formatted(condition.replace("&", "&amp;")).getBytes(StandardCharsets.UTF_8));

    assertThat(model.mentionedFields())
        .contains("opened.unit", "check.late")
        .hasSize(expected == null ? 2 : 3);
    if (expected != null) {
      assertThat(model.mentionedFields()).contains(expected);
    }
  }

  @Test
  void tellsForWhichOutcomesAConditionMayHold() {
    assertThat(mayHold("outcome == 'a'", "a", "b")).containsExactly(true, false);
    assertThat(mayHold("!(outcome == 'a')", "a", "b")).containsExactly(false, true);
    assertThat(mayHold("not (outcome == 'a')", "a", "b")).containsExactly(false, true);
    assertThat(mayHold("outcome != 'a' && fields.x.y", "a", "b")).containsExactly(false, true);
    assertThat(mayHold("outcome == 'a' || fields.x.y", "a", "b")).containsExactly(true, true);
    assertThat(Conditions.asksForOutcome(Expressions.parse("fields.x.y == 'outcome'"))).isFalse();
  }

  private static Boolean[] mayHold(String condition, String... outcomes) {
    Boolean[] may = new Boolean[outcomes.length];
    for (int i = 0; i < outcomes.length; i++) {
      may[i] = Conditions.mayHold(Expressions.parse(condition), outcomes[i]);
    }
    return may;
  }
}
