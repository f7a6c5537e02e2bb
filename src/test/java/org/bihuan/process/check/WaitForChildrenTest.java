package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.check.structure.Drawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that wait for children: their conditions, and that nothing goes round by them alone. */
class WaitForChildrenTest {

  private static final String NONE_OPEN = "children('supervision-notice').open == 0";

  private static String definition(String condition) {
    return "<conditionalEventDefinition><condition xsi:type='tFormalExpression'>"
        + condition.replace("&", "&amp;").replace("<", "&lt;")
        + "</condition></conditionalEventDefinition>";
  }

  private static String wait(String id, String condition) {
    return "<intermediateCatchEvent id='%s' name='等'>%s</intermediateCatchEvent>"
        .formatted(id, definition("${" + condition + "}"));
  }

  private static String open(String id, String type) {
    return "<serviceTask id='%s' flowable:delegateExpression='${openIssue}'><extensionElements><flowable:field name='type' stringValue='%s'/></extensionElements></serviceTask>"
        .formatted(id, type);
  }

  private static Drawing waiting(String condition) {
    return new Drawing()
        .add(wait("wait", condition))
        .end("done")
        .flow("start", "wait")
        .flow("wait", "done");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NONE_OPEN,
        "children('supervision-notice').open < 3",
        "0 == children('supervision-notice').open",
        "not (children('supervision-notice').open > 0)",
        "children('supervision-notice').relapsed > 0 or children('supervision-notice').open == 0",
        "children('supervision-notice').open == 0 and children('drawn').open == 0"
      })
  void mayAskForWhateverHoldsWhenNoneIsOpen(String condition) {
    assertThat(waiting(condition).found()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "children('supervision-notice').open == 1",
        "children('supervision-notice').total > 0 and children('supervision-notice').open == 0",
        "children('supervision-notice').good == children('supervision-notice').total",
        "children('supervision-notice').open / 0 == 0"
      })
  void mustHoldWhenNoneIsOpen(String condition) {
    assertThat(waiting(condition).found()).containsExactly("wait-unsure wait");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issue.overdue",
        "true",
        "children(issue.type).open == 0",
        "children('supervision-notice').open == 0 and now > issue.dueAt",
        "nothing.known"
      })
  void asksForChildrenAlone(String condition) {
    assertThat(waiting(condition).found()).containsExactly("wait-condition wait");
  }

  @Test
  void namesTypesThatExist() {
    assertThat(waiting("children('no-type').open == 0").found())
        .containsExactly("unknown-type wait");
    assertThat(waiting("children('drawn').many == 0").found())
        .containsExactly("expression-outside wait");
    assertThat(waiting("children('drawn'").found()).containsExactly("expression-syntax wait");
  }

  @Test
  void standsOnTheEdgeOfAStepAndBeginsAnEventSubprocess() {
    Drawing drawing =
        new Drawing()
            .step("work")
            .add(
                "<boundaryEvent id='edge' attachedToRef='work'>%s</boundaryEvent>"
                    .formatted(definition("${" + NONE_OPEN + "}")))
            .end("done")
            .end("over")
            .flow("start", "work")
            .flow("work", "done")
            .flow("edge", "over")
            .add("<subProcess id='beside' triggeredByEvent='true'>")
            .add(
                "<startEvent id='closed' isInterrupting='false'>%s</startEvent>"
                    .formatted(definition("${" + NONE_OPEN + "}")))
            .act("note")
            .end("noted")
            .flow("closed", "note")
            .flow("note", "noted")
            .add("</subProcess>");

    assertThat(drawing.check().accepted()).as("%s", drawing.check().findings()).isTrue();
    assertThat(Objects.requireNonNull(drawing.check().model()).waits().keySet())
        .containsExactly("edge", "closed");
  }

  @Test
  void isPlayedLikeATimer() {
    Drawing twice =
        new Drawing()
            .step("work")
            .step("other")
            .add(
                "<boundaryEvent id='edge' attachedToRef='work' cancelActivity='false'>%s</boundaryEvent>"
                    .formatted(definition("${" + NONE_OPEN + "}")))
            .end("done")
            .flow("start", "work")
            .flow("work", "other")
            .flow("edge", "other")
            .flow("other", "done");

    assertThat(twice.found()).containsExactly("double-token other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"endEvent", "intermediateThrowEvent"})
  void standsNowhereElse(String element) {
    assertThat(
            waiting(NONE_OPEN)
                .add("<%s id='odd'>%s</%s>".formatted(element, definition("${true}"), element))
                .found())
        .contains("event-type odd");
  }

  @Test
  void doesNotBeginAProcess() {
    String xml = new String(waiting(NONE_OPEN).xml(), java.nio.charset.StandardCharsets.UTF_8);
    byte[] other =
        xml.replace(
                "<startEvent id=\"start\"/>",
                "<startEvent id='start'>" + definition("${" + NONE_OPEN + "}") + "</startEvent>")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThat(Drawing.found(ProcessCheck.check(other, Set.of(), Set.of("supervision-notice"))))
        .containsExactly("start-event drawn");
  }

  private static Drawing round(String between) {
    Drawing drawing =
        new Drawing()
            .exclusive("again")
            .add(wait("wait", "children('other').open == 0"))
            .exclusive("decided")
            .end("done")
            .flow("start", "again")
            .flow("wait", "decided")
            .flow("decided", "again", "issue.round < 3")
            .flow("decided", "done", "issue.round >= 3");
    return between.isEmpty()
        ? drawing.flow("again", "wait")
        : drawing.add(between).flow("again", "next").flow("next", "wait");
  }

  private static List<String> found(Drawing drawing, Drawing other) {
    Drawn process = ProcessCheck.drawn(other.xml()).orElseThrow();
    OtherTypes types = new OtherTypes(Set.of("other"), Map.of("other", process), List.of());
    return Drawing.found(ProcessCheck.check(drawing.xml(), Set.of(), Map.of(), types)).stream()
        .filter(finding -> finding.startsWith("endless"))
        .toList();
  }

  @Test
  void goesRoundOnlyWithAChildThatMustBeDealtWith() {
    Drawing dealtWith = new Drawing().step("a").end("b").flow("start", "a").flow("a", "b");
    Drawing over = new Drawing().act("a").end("b").flow("start", "a").flow("a", "b");
    String several =
        open("next", "other")
            .replace(
                "</serviceTask>",
                "<multiInstanceLoopCharacteristics"
                    + " flowable:collection='${units.children(issue.unit)}'"
                    + " flowable:elementVariable='one'/></serviceTask>");

    assertThat(found(round(open("next", "other")), dealtWith)).isEmpty();
    assertThat(found(round(""), dealtWith)).containsExactly("endless again");
    assertThat(found(round(open("next", "supervision-notice")), dealtWith))
        .containsExactly("endless again");
    assertThat(found(round(several), dealtWith)).containsExactly("endless again");
    assertThat(found(round(open("next", "other")), over)).containsExactly("endless again");
  }

  @Test
  void goesNotRoundInASubprocessOrByTheEdgeOfAStep() {
    Drawing other = new Drawing().step("a").end("b").flow("start", "a").flow("a", "b");
    Drawing inside =
        new Drawing()
            .exclusive("again")
            .add("<subProcess id='part'><startEvent id='in'/>")
            .add(wait("wait", "children('other').open == 0"))
            .end("out")
            .flow("in", "wait")
            .flow("wait", "out")
            .add("</subProcess>")
            .exclusive("decided")
            .end("done")
            .flow("start", "again")
            .flow("again", "part")
            .flow("part", "decided")
            .flow("decided", "again", "issue.round < 3")
            .flow("decided", "done", "issue.round >= 3");
    assertThat(found(inside, other)).containsExactly("endless again");

    Drawing edge =
        new Drawing()
            .exclusive("again")
            .step("work")
            .add(
                "<boundaryEvent id='edge' attachedToRef='work'>%s</boundaryEvent>"
                    .formatted(definition("${children('other').open == 0}")))
            .end("done")
            .flow("start", "again")
            .flow("again", "work")
            .flow("work", "done")
            .flow("edge", "again");
    assertThat(found(edge, other)).containsExactly("endless again");
  }
}
