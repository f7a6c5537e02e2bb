package org.bihuan.process.check.opening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bihuan.process.check.EngineFile;
import org.bihuan.process.check.ProcessCheck;
import org.bihuan.process.check.Report;
import org.bihuan.process.language.ProcessModel.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that the clock opens: when, for which units, and that nobody has to fill in anything. */
class ClockStartTest {

  private static final String JANUARY = "R/2027-01-05T08:00:00+08:00/P1Y";
  private static final String UNITS = "bihuan:forUnits=\"${units.children('QH')}\"";

  private static String cycle(String text) {
    return "<timerEventDefinition><timeCycle>" + text + "</timeCycle></timerEventDefinition>";
  }

  private static String date(String text) {
    return "<timerEventDefinition><timeDate>" + text + "</timeDate></timerEventDefinition>";
  }

  private static byte[] file(String process, String start, String inside) {
    return """
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
        xmlns:flowable="http://flowable.org/bpmn" xmlns:bihuan="http://bihuan.org/bpmn"
        targetNamespace="http://bihuan.org/processes">
      <process id="plan" name="计划" bihuan:en="Plan" isExecutable="true" %s>
        <startEvent id="opened" %s>%s</startEvent>
        <sequenceFlow id="in" sourceRef="opened" targetRef="work"/>
        <userTask id="work" name="办" bihuan:en="Do" flowable:candidateGroups="${issue.unit}/rectifier"/>
        <sequenceFlow id="out" sourceRef="work" targetRef="done"/>
        <endEvent id="done" name="完成" bihuan:en="Done"/>
      </process>
    </definitions>
    """
        .formatted(process, start, inside)
        .getBytes(UTF_8);
  }

  private static Report check(String process, String start, String inside) {
    return ProcessCheck.check(file(process, start, inside), Set.of(), Set.of());
  }

  private static List<String> found(String process, String start, String inside) {
    return check(process, start, inside).findings().stream()
        .filter(finding -> finding.isError())
        .map(finding -> finding.rule() + " " + finding.element())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {JANUARY, "R3/2027-01-31T08:00:00+08:00/P1M", "R/2027-01-05T08:00:00Z/PT12H"})
  void beginsAgainAndAgain(String cycle) {
    assertThat(found(UNITS, "", cycle(cycle))).isEmpty();
    assertThat(found("", UNITS, cycle(cycle))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-01-05T08:00:00+08:00", "${calendar.plusWorkdays(20)}"})
  void beginsAtADate(String time) {
    assertThat(found(UNITS, "", date(time))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R/P1Y",
        "R/2027-01-05T08:00:00/P1Y",
        "R/2027-01-05/P1Y",
        "R/2027-01-05T08:00:00+08:00/PT1S",
        "R/2027-01-05T08:00:00+08:00/P20Y",
        "2027-01-05T08:00:00+08:00",
        "${calendar.plusWorkdays(20)}"
      })
  void beginsByNoOtherCycle(String cycle) {
    assertThat(found(UNITS, "", cycle(cycle))).containsExactly("clock-time opened");
  }

  @Test
  void asksForNothingThatAnIssueHas() {
    assertThat(found(UNITS, "", date("soon"))).containsExactly("clock-time opened");
    assertThat(found(UNITS, "", date("${unit}"))).containsExactly("clock-time opened");
    assertThat(found(UNITS, "", date("${issue.dueAt}")))
        .containsExactly("expression-outside opened");
    assertThat(
            found(
                UNITS,
                "",
                "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>"))
        .containsExactly("clock-time opened");
    assertThat(
            found(
                UNITS,
                "",
                cycle(JANUARY)
                    .replace(
                        "<timerEventDefinition>",
                        "<timerEventDefinition flowable:businessCalendarName='workday'>")))
        .containsExactly("clock-time opened");
  }

  @Test
  void saysForWhichUnits() {
    assertThat(found("", "", cycle(JANUARY))).containsExactly("clock-units opened");
    assertThat(found("bihuan:supervisor=\"QH\"", "", cycle(JANUARY)))
        .containsExactly("clock-units opened");
    assertThat(found("bihuan:forUnits=\"QH-XN, QH-HD\"", "", cycle(JANUARY))).isEmpty();
    assertThat(found("bihuan:forUnits=\"青海\"", "", cycle(JANUARY)))
        .containsExactly("clock-units opened");
    assertThat(found("bihuan:forUnits=\"${units.children(unit)}x\"", "", cycle(JANUARY)))
        .containsExactly("clock-units opened");
    assertThat(found("bihuan:forUnits=\"${fields.opened.units}\"", "", cycle(JANUARY)))
        .containsExactly("expression-outside plan");
    assertThat(found(UNITS, "", "")).containsExactly("clock-missing opened");
  }

  @Test
  void requiresNothingOfItsFormWithoutADefault() {
    String field =
        "<extensionElements><flowable:formProperty id='year' name='年度' bihuan:en='Year'"
            + " type='long' required='true'/></extensionElements>";

    assertThat(found(UNITS, "", field + cycle(JANUARY))).containsExactly("clock-field opened");
    assertThat(found(UNITS, "", field.replace("true", "false") + cycle(JANUARY))).isEmpty();
  }

  @Test
  void isSaidInTheModelAndHiddenFromTheEngine() {
    Report report = check(UNITS + " bihuan:title=\"${year}\"", "", cycle(JANUARY));
    assertThat(report.findings()).extracting("rule").contains("expression-outside");

    String title = "bihuan:title=\"${today}计划\" bihuan:supervisor=\"QH\"";
    Report fine = check(UNITS, title, cycle(JANUARY));
    assertThat(fine.accepted()).isTrue();
    assertThat(Objects.requireNonNull(fine.model()).schedule())
        .isEqualTo(new Schedule("opened", JANUARY, true, "${units.children('QH')}"));
    assertThat(fine.model().defaults().title()).isEqualTo("${today}计划");
    assertThat(fine.model().defaults().supervisor()).isEqualTo("QH");
    assertThat(fine.model().timers()).isEmpty();
    assertThat(new String(EngineFile.of(file(UNITS, title, cycle(JANUARY))), UTF_8))
        .doesNotContain("timer", "forUnits");
  }
}
