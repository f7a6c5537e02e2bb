package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bihuan.process.language.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One fault makes one finding: what follows from it is not reported as well. */
class OneFaultTest {

  private static final Path CASES = Path.of("src/test/resources/cases/bpmn");

  private static Drawing loop() {
    return new Drawing()
        .step("work")
        .step("review", "signOff", "sendBack")
        .exclusive("decided")
        .end("done")
        .flow("start", "work")
        .flow("review", "decided")
        .flow("decided", "work", "outcome == 'sendBack'")
        .flow("decided", "done", "outcome == 'signOff'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sendTask",
        "receiveTask",
        "manualTask",
        "task",
        "eventBasedGateway",
        "complexGateway",
        "transaction",
        "adHocSubProcess",
        "somethingNew"
      })
  void anUnsupportedElementOnTheWay(String name) {
    String inside =
        "<userTask id='inner' name='里'/><sequenceFlow id='in' sourceRef='x' targetRef='inner'/>";
    Report report =
        loop()
            .add("<%s id='odd' name='奇'>%s</%s>".formatted(name, inside, name))
            .flow("work", "odd")
            .flow("odd", "review")
            .check();

    assertThat(report.findings()).hasSize(1);
    assertThat(report.findings().get(0).element()).isEqualTo("odd");
  }

  @ParameterizedTest
  @CsvSource({
    "signalEventDefinition, openIssue",
    "messageEventDefinition, triggeredByEvent",
    "linkEventDefinition, flow directly",
    "escalationEventDefinition, notify"
  })
  void anEventOfAnotherKind(String definition, String advice) {
    Report report =
        loop()
            .add(
                "<intermediateCatchEvent id='odd'><%s/></intermediateCatchEvent>"
                    .formatted(definition))
            .flow("work", "odd")
            .flow("odd", "review")
            .check();

    assertThat(Drawing.found(report)).containsExactly("event-type odd");
    assertThat(report.findings().get(0).suggestion(Locale.ENGLISH)).contains(advice);
    assertThat(report.findings().get(0).suggestion(Locale.CHINESE))
        .isNotEqualTo(report.findings().get(0).suggestion(Locale.ENGLISH));
  }

  @Test
  void aBoundaryEventOfAnotherKind() {
    Report report =
        loop()
            .flow("work", "review")
            .add(
                "<boundaryEvent id='odd' attachedToRef='work'><signalEventDefinition/></boundaryEvent>")
            .flow("odd", "done")
            .check();

    assertThat(Drawing.found(report)).containsExactly("event-type odd");
  }

  @Test
  void aBoundaryEventWithNothingToWaitForSaysWhatToWrite() {
    Report report =
        loop()
            .flow("work", "review")
            .add("<boundaryEvent id='odd' attachedToRef='work'/>")
            .flow("odd", "done")
            .check();

    assertThat(Drawing.found(report)).containsExactly("boundary-event odd");
    assertThat(report.findings().get(0).suggestion(Locale.ENGLISH))
        .contains("attachedToRef", "timerEventDefinition");
  }

  @Test
  void aStartOfAnotherKind() {
    byte[] xml =
        new String(loop().flow("work", "review").xml(), java.nio.charset.StandardCharsets.UTF_8)
            .replace(
                "<startEvent id=\"start\"/>",
                "<startEvent id='start'><signalEventDefinition/></startEvent>")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThat(Drawing.found(ProcessCheck.check(xml, Set.of(), Set.of())))
        .containsExactly("event-type start");
  }

  @Test
  void aFlowToNowhere() {
    assertThat(loop().flow("work", "nothing").found()).containsExactly("dangling-flow flow5");
    assertThat(loop().flow("work", "review").flow("nothing", "done").found())
        .containsExactly("dangling-flow flow6");
  }

  @Test
  void anElementThatNothingLeadsTo() {
    assertThat(loop().flow("work", "review").step("lost").found())
        .containsExactly("unreachable lost");
  }

  @Test
  void aStepThatLeadsNowhere() {
    assertThat(loop().found()).containsExactly("no-outgoing work");
  }

  @Test
  void anIdUsedTwice() {
    assertThat(loop().flow("work", "review").add("<parallelGateway id='work'/>").found())
        .containsExactly("duplicate-id work");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"inclusive.bpmn20.xml", "newline-in-name.bpmn20.xml", "only-bpmn/broken.bpmn"})
  void anInclusiveGatewayWithoutADefaultIsOneFault(String file) throws IOException {
    List<Finding> findings = check(file).findings();

    assertThat(findings.stream().filter(Finding::isError))
        .extracting(finding -> finding.rule() + " " + finding.element())
        .containsExactly("inclusive-gateway fork");
    assertThat(findings).allSatisfy(OneFaultTest::isOnOneLine);
  }

  private static void isOnOneLine(Finding finding) {
    for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      assertThat((finding.message(locale) + finding.suggestion(locale)).lines()).hasSize(1);
    }
  }

  @Test
  void namesWithLineBreaksAreToldOnOneLine() {
    Report report =
        loop().flow("work", "review").add("<endEvent id='x' name='甲&#10;乙&#x2028;丙'/>").check();

    assertThat(report.findings()).isNotEmpty().allSatisfy(OneFaultTest::isOnOneLine);
    assertThat(report.findings()).anyMatch(f -> f.message(Locale.CHINESE).contains("甲 乙 丙"));
  }

  @Test
  void whatAModelerAddsIsNoFault() throws IOException {
    assertThat(check("camunda-modeler.bpmn20.xml").findings()).isEmpty();
  }

  private static Report check(String file) throws IOException {
    return ProcessCheck.check(Files.readAllBytes(CASES.resolve(file)), Set.of(), Set.of());
  }
}
