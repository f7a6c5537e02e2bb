package org.bihuan.process.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bihuan.process.check.opening.OtherTypes;
import org.bihuan.process.language.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which values the check takes for sure, by the way of the process to the place that needs them.
 */
class SureValuesTest {

  private static final String DAY =
      "<flowable:formProperty id='day' name='日期' bihuan:en='Day' type='date' %s/>";

  /** A step with a date, and with outcomes. */
  private static String step(String id, String needed, String... outcomes) {
    StringBuilder step = new StringBuilder();
    step.append("<userTask id='%s' name='步骤%s' bihuan:en='%s' ".formatted(id, id, id));
    step.append("flowable:candidateGroups='${issue.supervisor}/inspector'><extensionElements>");
    step.append(DAY.formatted(needed));
    if (outcomes.length > 0) {
      step.append("<flowable:formProperty id='outcome' name='果' bihuan:en='x' type='enum'>");
      for (String outcome : outcomes) {
        step.append("<flowable:value id='%s' name='果' bihuan:en='x'/>".formatted(outcome));
      }
      step.append("</flowable:formProperty>");
    }
    return step + "</extensionElements></userTask>";
  }

  private static String act(String id, String delegate, String parameter, String value) {
    return ("<serviceTask id='%s' flowable:delegateExpression='${%s}'><extensionElements>"
            + "<flowable:field name='%s'><flowable:expression>%s</flowable:expression>"
            + "</flowable:field></extensionElements></serviceTask>")
        .formatted(id, delegate, parameter, value);
  }

  private static String due(String id, String value) {
    return act(id, "changeDueDate", "date", "${" + value + "}");
  }

  private static Drawing drawing(String... elements) {
    Drawing drawing = new Drawing().end("done");
    List.of(elements).forEach(drawing::add);
    return drawing;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "required='true' | fields.work.day                                 | ",
        "                | fields.work.day                                 | maybe-empty",
        "                | orElse(fields.work.day, today)                  | ",
        "                | orElse(fields.work.day, issue.dueAt)            | maybe-empty",
        "required='true' | calendar.plusDays(fields.work.day, 3)           | ",
        "                | calendar.plusDays(fields.work.day, 3)           | maybe-empty",
        "                | calendar.plusMonths(today, issue.title)         | value-type",
        "                | calendar.plusWorkdays(year(fields.work.day))    | maybe-empty",
        "                | fields.work.at                                  | ",
        "                | fields.work.by                                  | value-type",
        "                | issue.title                                     | value-type",
        "                | '2026-09-01'                                    | ",
        "                | 'soon'                                          | value-type",
        "                | orElse(issue.title, 3)                          | value-type",
        "                | max(units.below('QH'))                          | value-type",
        "                | calendar.plusWorkdays(count(people.of('QH', 'chief'))) | unknown-role",
      })
  void aFieldOfAStepBeforeIsThereWhereItIsRequired(String needed, String value, String finding) {
    Drawing drawing =
        drawing(step("work", needed == null ? "" : needed), due("set", value))
            .flow("start", "work")
            .flow("work", "set")
            .flow("set", "done");

    assertThat(rules(drawing.check()))
        .containsExactlyElementsOf(finding == null ? List.of() : List.of(finding));
  }

  /** Of two ways, what both have; of two branches, what either has. */
  @ParameterizedTest
  @CsvSource({"exclusiveGateway, maybe-empty", "parallelGateway,"})
  void waysAreMergedAndBranchesJoined(String gateway, String finding) {
    Drawing drawing =
        drawing(
                step("one", "required='true'"),
                step("other", ""),
                "<%s id='join'/>".formatted(gateway),
                "<%s id='split' default='flow2'/>".formatted(gateway),
                due("set", "fields.one.day"))
            .flow("start", "split")
            .flow("split", "one")
            .flow("one", "join")
            .flow("other", "join")
            .flow("join", "set")
            .flow("set", "done");
    Drawing whole =
        finding == null
            ? drawing.flow("split", "other")
            : drawing.flow("split", "other", "issue.overdue");
    String xml = new String(whole.xml(), UTF_8);
    Report report = check(finding == null ? xml.replace(" default='flow2'", "") : xml);

    assertThat(rules(report))
        .containsExactlyElementsOf(finding == null ? List.of() : List.of(finding));
    report
        .findings()
        .forEach(
            one -> {
              assertThat(one.message(Locale.ENGLISH))
                  .isEqualTo(
                      "\"fields.one.day\" (a date) may be empty (\"one\" need not have been"
                          + " submitted before), but a date or a point in time is needed here.");
              assertThat(one.suggestion(Locale.ENGLISH)).contains("orElse(fields.one.day, …)");
              assertThat(one.message(Locale.CHINESE)).contains("到这里不一定已提交“步骤one”");
            });
  }

  /** The step asks for the date for one outcome alone. */
  @ParameterizedTest
  @CsvSource({"set,", "other, maybe-empty"})
  void anOutcomeTellsWhatWasRequired(String asked, String finding) {
    Drawing drawing =
        drawing(
                step("work", "bihuan:when=\"outcome == 'later'\"", "now", "later"),
                "<exclusiveGateway id='choice' default='rest'/>",
                due("set", asked.equals("set") ? "fields.work.day" : "today"),
                due("other", asked.equals("other") ? "fields.work.day" : "today"))
            .flow("start", "work")
            .flow("work", "choice")
            .flow("choice", "other", "outcome == 'now'")
            .add("<sequenceFlow id='rest' sourceRef='choice' targetRef='set'/>")
            .flow("set", "done")
            .flow("other", "done");

    assertThat(rules(drawing.check()))
        .containsExactlyElementsOf(finding == null ? List.of() : List.of(finding));
  }

  /** What a condition says holds until the process waits. */
  @ParameterizedTest
  @CsvSource({"true,", "false, maybe-empty"})
  void aConditionTellsUntilTheNextWait(boolean atOnce, String finding) {
    Drawing drawing =
        drawing(
                step("work", ""),
                step("look", ""),
                "<exclusiveGateway id='given' default='flow6'/>",
                due("set", "fields.work.day"))
            .flow("start", "work")
            .flow("work", "given")
            .flow(atOnce ? "look" : "set", atOnce ? "given" : "done")
            .flow("given", atOnce ? "set" : "look", "not empty fields.work.day and today != null")
            .flow(atOnce ? "set" : "look", atOnce ? "done" : "set")
            .flow("given", "done");

    assertThat(rules(drawing.check()).stream().filter(rule -> !rule.equals("unreachable")))
        .containsExactlyElementsOf(finding == null ? List.of() : List.of(finding));
  }

  @Test
  void aBoundaryEventKnowsWhatItsHostKnewBefore() {
    Drawing drawing =
        drawing(
                step("one", "required='true'"),
                step("two", "required='true'"),
                due("setOne", "fields.one.day"),
                due("setTwo", "fields.two.day"))
            .boundary("late", "two", true, "<timeDuration>P1D</timeDuration>")
            .flow("start", "one")
            .flow("one", "two")
            .flow("two", "done")
            .flow("late", "setOne")
            .flow("setOne", "setTwo")
            .flow("setTwo", "done");

    assertThat(drawing.found()).containsExactly("maybe-empty setTwo");
  }

  @Test
  void anActionKnowsItsOwnFormAndNothingFromTheMiddleOfTheProcess() {
    Drawing drawing =
        drawing(
            step("work", "required='true'"),
            "<subProcess id='extending' triggeredByEvent='true'>",
            "<startEvent id='begin' name='延' bihuan:en='x' isInterrupting='false' bihuan:candidateGroups='${issue.supervisor}/inspector'><extensionElements>",
            DAY.formatted("required='true'"),
            "</extensionElements><messageEventDefinition messageRef='extendMessage'/></startEvent>",
            due("own", "fields.extend.day"),
            due("alien", "fields.work.day"),
            "<endEvent id='over' name='完' bihuan:en='x'/>");
    drawing.flow("begin", "own").flow("own", "alien").flow("alien", "over").add("</subProcess>");
    drawing.flow("start", "work").flow("work", "done");

    assertThat(drawing.found()).contains("maybe-empty alien").doesNotContain("maybe-empty own");
  }

  /** A unit that the process itself names may be missing at opening. */
  @Test
  void aGroupNeedsAUnitThatIsThere() {
    String work = step("work", "").replace("issue.supervisor", "issue.unit");
    Drawing required = drawing(work).flow("start", "work").flow("work", "done");
    String name = act("name", "reassign", "unit", "${units.parent(issue.supervisor)}");
    Drawing later =
        drawing(work, name).flow("start", "work").flow("work", "name").flow("name", "done");
    Drawing before =
        drawing(work, name).flow("start", "name").flow("name", "work").flow("work", "done");

    assertThat(required.found()).isEmpty();
    assertThat(later.found()).containsExactly("maybe-empty work");
    assertThat(before.found()).isEmpty();
  }

  @Test
  void aTextIsNoUnit() {
    String work = step("work", "").replace("issue.supervisor", "issue.title");

    assertThat(drawing(work).flow("start", "work").flow("work", "done").found())
        .containsExactly("value-type work");
  }

  @Test
  void aSubprocessGivesWhatAllItsEndsHave() {
    Drawing drawing = drawing("<subProcess id='part' name='部分' bihuan:en='Part'>");
    drawing.add("<startEvent id='in'/>").add(step("one", "required='true'", "a", "b"));
    drawing.add(step("two", "required='true'")).exclusive("way").end("outA").end("outB");
    drawing.flow("in", "one").flow("one", "way").flow("two", "outB");
    drawing.flow("way", "outA", "outcome == 'a'").flow("way", "two", "outcome == 'b'");
    drawing.add("</subProcess>").add(due("setOne", "fields.one.day"));
    drawing.add(due("setTwo", "fields.two.day")).flow("start", "part").flow("part", "setOne");
    drawing.flow("setOne", "setTwo").flow("setTwo", "done");

    assertThat(drawing.found()).containsExactly("maybe-empty setTwo");
  }

  /**
   * What is decided for each of several is a list outside, and not mixed with what is decided once.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | policy.workdays      | policy-twice",
        "false | policy.workdays      | list-value",
        "false | orElse(max(policy.workdays), 5) | ",
      })
  void aDecisionTakenForEachGivesAList(boolean outsideToo, String value, String finding) {
    String decide = "<businessRuleTask id='%s' name='定' bihuan:en='x' bihuan:decision='policy'/>";
    Drawing drawing =
        drawing(
                due("set", "calendar.plusWorkdays(" + value + ")"),
                "<subProcess id='each'><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>",
                "<startEvent id='begin'/>",
                decide.formatted("inner"),
                due("own", "calendar.plusWorkdays(policy.workdays)"))
            .flow("begin", "inner")
            .flow("inner", "own")
            .end("over")
            .flow("own", "over")
            .add("</subProcess>");
    if (outsideToo) {
      drawing.add(decide.formatted("outer")).flow("start", "outer").flow("outer", "each");
    } else {
      drawing.flow("start", "each");
    }
    drawing.flow("each", "set").flow("set", "done");

    assertThat(drawing.found())
        .containsExactlyElementsOf(finding == null ? List.of() : List.of(finding + " set"));
  }

  /** Behind a step that is done several times there is a list. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fields.work.day                                       | list-value",
        "orElse(max(fields.work.day), today)                   | ",
        "max(fields.work.day)                                  | maybe-empty",
        "orElse(min(fields.work[outcome == 'b'].day), today)   | ",
        "orElse(min(fields.work[outcome == 'c'].day), today)   | unknown-value",
        "orElse(min(fields.work[day].day), today)              | value-type",
        "calendar.plusWorkdays(count(fields.work))             | ",
      })
  void aStepDoneSeveralTimesGivesAList(String value, String finding) {
    String loop =
        "<multiInstanceLoopCharacteristics flowable:collection='${units.children(issue.supervisor)}' flowable:elementVariable='member'/></userTask>";
    String work =
        step("work", "required='true'", "a", "b")
            .replace("issue.supervisor", "member")
            .replace("</userTask>", loop);
    Drawing drawing =
        drawing(work, due("set", value))
            .flow("start", "work")
            .flow("work", "set")
            .flow("set", "done");

    assertThat(rules(drawing.check()).stream().filter(rule -> !rule.equals("outcome-ignored")))
        .containsExactlyElementsOf(finding == null ? List.of() : List.of(finding));
  }

  /** A loop back to a step that came before knows what was done in the loop only afterwards. */
  @Test
  void aLoopKnowsWhatEveryWayIntoItKnows() {
    Drawing drawing =
        drawing(
                due("set", "fields.review.day"),
                step("work", ""),
                step("review", "required='true'", "again", "good"))
            .flow("start", "set")
            .flow("set", "work")
            .flow("work", "review")
            .flow("review", "set", "outcome == 'again'")
            .flow("review", "done", "outcome == 'good'");

    assertThat(drawing.found()).containsExactly("maybe-empty set");
  }

  private static final String TABLE =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" namespace="x"
          xmlns:bihuan="http://bihuan.org/bpmn">
        <decision id="policy" name="政策" bihuan:en="Policy"><decisionTable hitPolicy="FIRST">
          <input><inputExpression><text>issue.severity</text></inputExpression></input>
          <output name="days" typeRef="number"/><output name="unit" typeRef="string"/>
          <rule><inputEntry><text>"minor"</text></inputEntry><outputEntry><text>3</text></outputEntry><outputEntry><text></text></outputEntry></rule>
          <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>5</text></outputEntry><outputEntry><text>"QH"</text></outputEntry></rule>
        </decisionTable></decision>
      </definitions>
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "calendar.plusWorkdays(policy.days)                     | ",
        "calendar.plusWorkdays(policy.weeks)                    | unknown-output",
        "calendar.plusWorkdays(policy.unit)                     | value-type",
        "calendar.plusWorkdays(count(people.of(policy.unit, 'leader'))) | ",
      })
  void aDecisionGivesWhatItsTableSays(String value, String finding) {
    Drawing drawing =
        drawing("<businessRuleTask id='decide' bihuan:decision='policy'/>", due("set", value))
            .flow("start", "decide")
            .flow("decide", "set")
            .flow("set", "done");
    DecisionReport tables = DmnCheck.check(TABLE.getBytes(UTF_8));
    assertThat(tables.accepted()).as("%s", tables.errors()).isTrue();

    assertThat(
            rules(
                ProcessCheck.check(
                    drawing.xml(),
                    tables.decisions(),
                    tables.tables(),
                    OtherTypes.named(Set.of()))))
        .containsExactlyElementsOf(finding == null ? List.of() : List.of(finding));
  }

  @Test
  void aDecisionMustBeTakenOnEveryWay() {
    Drawing drawing =
        drawing(
                "<businessRuleTask id='decide' bihuan:decision='policy'/>",
                "<exclusiveGateway id='choice' default='flow2'/>",
                "<exclusiveGateway id='merge'/>",
                due("set", "calendar.plusWorkdays(policy.days)"))
            .flow("start", "choice")
            .flow("choice", "decide")
            .flow("decide", "merge")
            .flow("merge", "set")
            .flow("set", "done")
            .flow("choice", "merge", "issue.overdue");

    assertThat(drawing.found()).containsExactly("undecided set");
    assertThat(
            check(
                    new String(drawing.xml(), UTF_8)
                        .replace("(policy.days)", "(orElse(policy.days, 5))"))
                .findings())
        .isEmpty();
  }

  /** Where a condition may fail, its contrary does not follow. */
  @Test
  void whatCannotBeEvaluatedLeavesNoWay() {
    Drawing drawing =
        drawing(step("work", ""))
            .flow("start", "work")
            .exclusive("choice")
            .flow("work", "choice")
            .flow("choice", "done", "4 / issue.round > 2")
            .flow("choice", "work", "not (4 / issue.round > 2)");

    assertThat(drawing.found()).containsExactly("no-default-flow choice");
  }

  private static Report check(String xml) {
    return ProcessCheck.check(xml.getBytes(UTF_8), Set.of("policy"), Set.of());
  }

  private static List<String> rules(Report report) {
    return report.findings().stream().map(Finding::rule).toList();
  }
}
