package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done for each of several, who may take a step, and what stands in force. */
class RepeatedPartsTest {

  private static final String START =
      """
      <startEvent id='start'><extensionElements>
      <flowable:formProperty id='one' name='一个' bihuan:en='One' type='unit'/>
      <flowable:formProperty id='many' name='多个' bihuan:en='Many' type='unit' bihuan:max='9'/>
      <flowable:formProperty id='who' name='谁' bihuan:en='Who' type='person'/>
      <flowable:formProperty id='people' name='人' bihuan:en='People' type='person' bihuan:max='9'/>
      <flowable:formProperty id='text' name='文' bihuan:en='Text' type='string'/>
      </extensionElements></startEvent>
      """;

  private static Report check(Drawing drawing) {
    String xml =
        new String(drawing.xml(), java.nio.charset.StandardCharsets.UTF_8)
            .replace("<startEvent id=\"start\"/>", START);
    return ProcessCheck.check(
        xml.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        java.util.Set.of(),
        java.util.Set.of());
  }

  private static Drawing work(String attributes, String inner) {
    return new Drawing()
        .add(
            "<userTask id='work' name='办' bihuan:en='Work' %s>%s</userTask>"
                .formatted(attributes, inner))
        .end("done")
        .flow("start", "work")
        .flow("work", "done");
  }

  private static Drawing over(String collection) {
    return work(
        "flowable:candidateGroups='${issue.unit}/rectifier'",
        "<multiInstanceLoopCharacteristics flowable:collection='%s' flowable:elementVariable='each' bihuan:label='${each}'/>"
            .formatted(collection));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${fields.opened.many}",
        "${fields.opened.people}",
        "${units.children(issue.unit)}"
      })
  void listsAreTaken(String collection) {
    assertThat(Drawing.found(check(over(collection)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${fields.opened.one}",
        "${fields.opened.text}",
        "${issue.unit}",
        "${units.parent(issue.unit)}",
        "${each}"
      })
  void aSingleValueIsRefused(String collection) {
    assertThat(Drawing.found(check(over(collection)))).containsExactly("collection-single work");
  }

  @ParameterizedTest
  @CsvSource({
    "${issue.openedBy}, ''",
    "${fields.opened.who}, ''",
    "${fields.opened.people}, ''",
    "'${issue.openedBy},${fields.opened.who}', ''",
    "${fields.opened.one}, candidate-user work",
    "${fields.opened.text}, candidate-user work",
    "${issue.unit}, candidate-user work",
    "kermit, candidate-user work",
    "a${issue.openedBy}, candidate-user work",
  })
  void candidatesArePersons(String users, String found) {
    assertThat(
            String.join(
                ",", Drawing.found(check(work("flowable:candidateUsers='" + users + "'", "")))))
        .isEqualTo(found);
  }

  @Test
  void whatItIsDoneForMayBeAPerson() {
    String loop =
        "<multiInstanceLoopCharacteristics flowable:collection='${fields.opened.%s}' flowable:elementVariable='each'/>";
    String user = "flowable:candidateUsers='${each}'";

    assertThat(Drawing.found(check(work(user, loop.formatted("people"))))).isEmpty();
    assertThat(Drawing.found(check(work(user, loop.formatted("many")))))
        .containsExactly("candidate-user work");
  }

  @Test
  void aStepNamesAGroupOrAPerson() {
    assertThat(Drawing.found(check(work("", "")))).containsExactly("no-group work");
  }

  @Test
  void onlyWhatIsDoneSeveralTimesIsApartFromItself() {
    String self = "flowable:candidateGroups='QH/reviewer' bihuan:separateFrom='work'";
    String twice =
        "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>";

    assertThat(Drawing.found(check(work(self, "")))).containsExactly("separate-from work");
    assertThat(Drawing.found(check(work(self, twice)))).isEmpty();
  }

  private static Drawing part(String attributes, String inner) {
    return new Drawing()
        .add(
            "<subProcess id='part' name='部分' bihuan:en='Part' %s><startEvent id='begin'/>"
                .formatted(attributes))
        .step("work")
        .end("over")
        .flow("begin", "work")
        .flow("work", "over")
        .add(inner + "</subProcess>")
        .end("done")
        .flow("start", "part")
        .flow("part", "done");
  }

  @Test
  void actionsDoNotStandWhereNobodyCouldTellForWhich() {
    Drawing drawing =
        part(
            "",
            "<subProcess id='extendPart' triggeredByEvent='true'><startEvent id='extend' name='动作' bihuan:en='Action' isInterrupting='false' bihuan:candidateGroups='${issue.unit}/leader'><messageEventDefinition messageRef='extendMessage'/></startEvent><endEvent id='extended' name='完' bihuan:en='Done'/><sequenceFlow id='toExtended' sourceRef='extend' targetRef='extended'/></subProcess>"
                + "<multiInstanceLoopCharacteristics flowable:collection='${fields.opened.many}' flowable:elementVariable='each'/>");

    assertThat(Drawing.found(check(drawing))).containsExactly("action-repeated extend");
  }

  @Test
  void anEmbeddedSubprocessStandsAndNothingElse() {
    assertThat(Drawing.found(check(part("bihuan:standing='true'", "")))).isEmpty();
    assertThat(Drawing.found(check(part("bihuan:standing='yes'", ""))))
        .containsExactly("standing part");
    assertThat(
            Drawing.found(
                check(
                    part(
                        "bihuan:standing='true'",
                        "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>"))))
        .containsExactly("standing part");
  }
}
