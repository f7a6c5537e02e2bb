package org.bihuan.process.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.check.structure.Drawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A loop needs a step that cannot be skipped or a time that surely lies ahead. */
class EndlessTest {

  private final Map<String, Drawn> others = new HashMap<>();

  private List<String> found(Drawing drawing) {
    return Drawing.found(
        ProcessCheck.check(drawing.xml(), Set.of(), Map.of(), OtherTypes.of(Map.of(), others)));
  }

  /** Another process, with ids that begin with its key. */
  private void other(String key, Drawing drawing) {
    String xml =
        new String(drawing.xml(), UTF_8)
            .replace("<process id=\"drawn\"", "<process id=\"" + key + "\"");
    Drawn.read(xml.getBytes(UTF_8)).ifPresent(process -> others.put(key, process));
  }

  /** A round through one element, left by a condition. */
  private static Drawing round(String element) {
    return new Drawing()
        .exclusive("merge")
        .add(element)
        .add("<exclusiveGateway id='again' default='out'/>")
        .end("done")
        .flow("start", "merge")
        .flow("merge", "inner")
        .flow("inner", "again")
        .flow("again", "merge", "issue.round < 9")
        .add("<sequenceFlow id='out' sourceRef='again' targetRef='done'/>");
  }

  private static String step(String inner) {
    return "<userTask id='inner' name='办' bihuan:en='Do' flowable:candidateGroups='${issue.unit}/rectifier'>%s</userTask>"
        .formatted(inner);
  }

  private static String timer(String time) {
    return "<intermediateCatchEvent id='inner' name='等' bihuan:en='Wait'><timerEventDefinition>%s</timerEventDefinition></intermediateCatchEvent>"
        .formatted(time);
  }

  @Test
  void aStepHoldsALoopUnlessItMayBeSkipped() {
    String loop = "<multiInstanceLoopCharacteristics%s>%s</multiInstanceLoopCharacteristics>";
    String children =
        " flowable:collection='${units.children(issue.unit)}' flowable:elementVariable='each'";

    assertThat(found(round(step("")))).isEmpty();
    assertThat(found(round(step(loop.formatted(children, ""))))).containsExactly("endless merge");
    assertThat(found(round(step(loop.formatted("", "<loopCardinality>2</loopCardinality>")))))
        .isEmpty();
    assertThat(found(round(step(loop.formatted("", "<loopCardinality>0</loopCardinality>")))))
        .containsExactly("endless merge");
    assertThat(
            found(
                round(
                    step(
                        loop.formatted(
                            "", "<loopCardinality>${year(today) - 1900}</loopCardinality>")))))
        .containsExactly("endless merge");
  }

  @ParameterizedTest
  @CsvSource({
    "<timeDuration>P1D</timeDuration>, true",
    "<timeCycle>R3/PT1H</timeCycle>, true",
    "<timeDuration>PT1M</timeDuration>, true",
    "<timeDuration>PT0.001S</timeDuration>, false",
    "<timeDuration>PT59S</timeDuration>, false",
    "<timeDate>${calendar.plusWorkdays(1)}</timeDate>, true",
    "'<timeDate>${calendar.plusDays(today, 2)}</timeDate>', true",
    "'<timeDate>${calendar.next(issue.dueAt, calendar.plusWorkdays(5))}</timeDate>', true",
    "'<timeDate>${calendar.earlier(calendar.plusWorkdays(5), calendar.plusDays(today, 9))}</timeDate>', true",
    "'<timeDate>${calendar.earlier(calendar.plusWorkdays(5), issue.dueAt)}</timeDate>', false",
    "<timeDate>${calendar.plusWorkdays(0)}</timeDate>, false",
    "<timeDate>${issue.dueAt}</timeDate>, false",
    "'<timeDate>${calendar.plusDays(issue.openedAt, 2)}</timeDate>', false",
    "'<timeDate>${calendar.next(calendar.plusWorkdays(5), issue.dueAt)}</timeDate>', false",
    "<timeDate>2030-01-01T00:00:00Z</timeDate>, false",
  })
  void aTimerHoldsALoopWhereItsTimeLiesAhead(String time, boolean holds) {
    if (holds) {
      assertThat(found(round(timer(time)))).isEmpty();
    } else {
      assertThat(found(round(timer(time)))).containsExactly("endless merge");
    }
  }

  @Test
  void aTimerOnAStepMayTakeTheTokenAwayAtOnce() {
    Drawing past =
        new Drawing()
            .step("work")
            .end("done")
            .flow("start", "work")
            .flow("work", "done")
            .boundary("late", "work", true, "<timeDate>${issue.dueAt}</timeDate>")
            .act("remind")
            .flow("late", "remind")
            .flow("remind", "work");
    assertThat(found(past)).containsExactly("endless late");
    Drawing ahead =
        new Drawing()
            .step("work")
            .end("done")
            .flow("start", "work")
            .flow("work", "done")
            .boundary("late", "work", true, "<timeDuration>P1D</timeDuration>")
            .act("remind")
            .flow("late", "remind")
            .flow("remind", "work");
    assertThat(found(ahead)).isEmpty();
  }

  @Test
  void anErrorMayLeadAroundForEver() {
    Drawing drawing =
        new Drawing()
            .add(
                "<subProcess id='part' name='部分' bihuan:en='Part'><startEvent id='begin'/><exclusiveGateway id='choose' default='well'/>")
            .end("fine")
            .add(
                "<endEvent id='broken' name='坏' bihuan:en='Broken'><errorEventDefinition/></endEvent>")
            .flow("begin", "choose")
            .flow("choose", "broken", "issue.round < 9")
            .add("<sequenceFlow id='well' sourceRef='choose' targetRef='fine'/></subProcess>")
            .add(
                "<boundaryEvent id='failed' name='失败' bihuan:en='Failed' attachedToRef='part'><errorEventDefinition/></boundaryEvent>")
            .act("count")
            .end("done")
            .flow("start", "part")
            .flow("part", "done")
            .flow("failed", "count")
            .flow("count", "part");

    assertThat(found(drawing)).containsExactly("endless failed");
  }

  @Test
  void aCalledProcessHoldsALoopWhereItHasAStep() {
    String call = "<callActivity id='inner' name='叫' bihuan:en='Call' calledElement='%s'/>";
    other(
        "with-step",
        new Drawing().step("visit").end("done").flow("start", "visit").flow("visit", "done"));
    other(
        "without",
        new Drawing().act("count").end("done").flow("start", "count").flow("count", "done"));

    assertThat(found(round(call.formatted("with-step")))).isEmpty();
    assertThat(found(round(call.formatted("without")))).containsExactly("endless merge");
  }

  @Test
  void aCalledProcessThatOnlyWaitsForChildrenHoldsNone() {
    String wait =
        "<intermediateCatchEvent id='wait' name='候' bihuan:en='Wait'><conditionalEventDefinition><condition xsi:type='tFormalExpression'>${children('second').open == 0}</condition></conditionalEventDefinition></intermediateCatchEvent>";
    other(
        "waiting", new Drawing().add(wait).end("done").flow("start", "wait").flow("wait", "done"));
    other(
        "second",
        new Drawing().step("visit").end("done").flow("start", "visit").flow("visit", "done"));

    assertThat(
            found(
                round(
                    "<callActivity id='inner' name='叫' bihuan:en='Call' calledElement='waiting'/>")))
        .containsExactly("endless merge");
  }

  private static String opens(String id, String type) {
    return "<serviceTask id='%s' name='登' bihuan:en='Open' flowable:delegateExpression='${openIssue}'><extensionElements><flowable:field name='type' stringValue='%s'/></extensionElements></serviceTask>"
        .formatted(id, type);
  }

  @Test
  void typesDoNotBeginEachOther() {
    other(
        "second",
        new Drawing()
            .add("<exclusiveGateway id='ask' default='not'/>")
            .add(opens("third", "third"))
            .end("done")
            .flow("start", "ask")
            .flow("ask", "third", "issue.round < 2")
            .flow("third", "done")
            .add("<sequenceFlow id='not' sourceRef='ask' targetRef='done'/>"));
    other(
        "third",
        new Drawing()
            .add(opens("first", "drawn"))
            .end("done")
            .flow("start", "first")
            .flow("first", "done"));
    Drawing first =
        new Drawing()
            .add(opens("next", "second"))
            .end("done")
            .flow("start", "next")
            .flow("next", "done");
    Drawing after =
        new Drawing()
            .step("work")
            .add(opens("next", "second"))
            .end("done")
            .flow("start", "work")
            .flow("work", "next")
            .flow("next", "done");

    assertThat(found(first)).containsExactly("endless next");
    assertThat(found(after)).isEmpty();
  }

  @Test
  void actionsDoNotTakeEachOther() {
    String takes =
        "<subProcess id='%1$sPart' triggeredByEvent='true'><startEvent id='%1$s' name='动' bihuan:en='Act' isInterrupting='false' bihuan:by='system'><messageEventDefinition messageRef='%1$sMessage'/></startEvent>"
            + "<serviceTask id='%1$sTake' name='取' bihuan:en='Take' flowable:delegateExpression='${takeAction}'><extensionElements><flowable:field name='to' stringValue='%2$s'/><flowable:field name='type' stringValue='%3$s'/><flowable:field name='action' stringValue='%4$s'/></extensionElements></serviceTask>"
            + "<endEvent id='%1$sEnd' name='完' bihuan:en='End'/><sequenceFlow id='%1$sA' sourceRef='%1$s' targetRef='%1$sTake'/><sequenceFlow id='%1$sB' sourceRef='%1$sTake' targetRef='%1$sEnd'/></subProcess>";
    Drawing child =
        new Drawing()
            .step("visit")
            .end("done")
            .flow("start", "visit")
            .flow("visit", "done")
            .add(takes.formatted("extend", "parent", "drawn", "withdraw"));
    other("child", child);
    Drawing parent =
        new Drawing()
            .step("work")
            .end("done")
            .flow("start", "work")
            .flow("work", "done")
            .add(takes.formatted("withdraw", "children", "child", "extend"));

    assertThat(found(parent)).containsExactly("endless withdrawTake");
  }

  @Test
  void aCalledProcessIsAPartOfTheIssue() {
    Drawing visit =
        new Drawing().step("visit").end("over").flow("start", "visit").flow("visit", "over");
    other("visit", visit);
    Drawing twice =
        new Drawing()
            .add("<callActivity id='one' name='一' bihuan:en='One' calledElement='visit'/>")
            .add("<callActivity id='two' name='二' bihuan:en='Two' calledElement='visit'/>")
            .end("done")
            .flow("start", "one")
            .flow("one", "two")
            .flow("two", "done");
    Drawing same =
        new Drawing()
            .step("visit")
            .add(
                "<callActivity id='one' name='一' bihuan:en='One' calledElement='visit'><extensionElements><flowable:in source='a' target='b'/></extensionElements></callActivity>")
            .end("done")
            .flow("start", "visit")
            .flow("visit", "one")
            .flow("one", "done");

    assertThat(found(twice)).containsExactly("called-process two");
    assertThat(found(same)).containsExactly("called-process one", "called-process one");
    String form =
        new String(visit.xml(), UTF_8)
            .replace("<process id=\"drawn\"", "<process id=\"form\"")
            .replace(
                "<startEvent id=\"start\"/>",
                "<startEvent id='start'><extensionElements><flowable:formProperty id='a' name='甲' type='string'/></extensionElements></startEvent>");
    Drawn.read(form.getBytes(UTF_8)).ifPresent(process -> others.put("form", process));
    Drawing asks =
        new Drawing()
            .add("<callActivity id='one' name='一' bihuan:en='One' calledElement='form'/>")
            .end("done")
            .flow("start", "one")
            .flow("one", "done");
    assertThat(found(asks)).containsExactly("called-process one");
  }
}
