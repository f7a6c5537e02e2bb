package org.bihuan.workflow.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.facts.Progress;
import org.bihuan.issue.facts.Timing;
import org.bihuan.issue.rows.SubmittedRows;
import org.bihuan.issue.state.ProcessState;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.Template;
import org.bihuan.process.values.ExpressionNames.ContractFunction;
import org.bihuan.process.values.ExpressionNames.IssueValue;
import org.bihuan.workflow.count.IssueCounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpressionContextTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
  private static final Instant DUE = Instant.parse("2026-11-27T10:00:00Z");

  private final Units units = mock(Units.class);
  private final WorkCalendar calendar = mock(WorkCalendar.class);
  private final Issues issues = mock(Issues.class);
  private final SubmittedRows rows = mock(SubmittedRows.class);
  private final People people = mock(People.class);
  private final RegisterEntries registers = mock(RegisterEntries.class);
  private final IssueCounts counts = mock(IssueCounts.class);
  private final ExpressionContext context =
      new ExpressionContext(
          units, calendar, Clock.fixed(NOW, ZONE), issues, rows, people, registers, counts);

  @BeforeEach
  void countDays() {
    when(rows.resolved(any(), any())).thenAnswer(asked -> asked.getArgument(1));
    when(calendar.zone()).thenReturn(ZONE);
    when(calendar.dueAt(FRIDAY)).thenReturn(DUE);
    when(calendar.dueAt(TODAY)).thenReturn(NOW);
    when(calendar.plusWorkdays(TODAY, 3)).thenReturn(FRIDAY);
    when(calendar.workdaysBefore(FRIDAY, 3)).thenReturn(TODAY);
    when(counts.count(any(), any())).thenReturn(5L);
    when(counts.distinct(any(), any(), any())).thenReturn(3L);
    when(counts.values(any(), any(), any())).thenReturn(List.of("QH-XN-DT"));
    when(registers.all(any(), any())).thenReturn(List.of(Map.of("name", "灯")));
    when(issues.countChildren("QH-2026-000001", "look-back"))
        .thenReturn(new Issues.ChildCounts(3, 2, 1, 0));
    when(units.parent("QH-XN-DT")).thenReturn("QH-XN");
    when(units.children("QH-XN")).thenReturn(List.of("QH-XN-DT"));
    when(units.within("QH-XN")).thenReturn(Set.of("QH-XN", "QH-XN-DT"));
    when(units.all()).thenReturn(List.of(unit("QH-XN"), unit("QH-XN-DT"), unit("QH-HD")));
    when(units.find("QH-XN")).thenReturn(Optional.of(unit("QH-XN", "西宁市交通运输局")));
    when(people.find("xn-inspector"))
        .thenReturn(Optional.of(new Person("xn-inspector", "西宁市局督导员", List.of(), false)));
    when(people.holders("QH-XN-DT/rectifier")).thenReturn(Set.of("dt-rectifier"));
  }

  private static Unit unit(String code) {
    return unit(code, code);
  }

  private static Unit unit(String code, String name) {
    return new Unit(code, name, null, null, null, "enforcement", null, false);
  }

  private static Issues.Snapshot issue() {
    Map<String, String> facts = new HashMap<>();
    IssueFacts.NAMES.forEach(name -> facts.put(name, name));
    facts.put("severity", "minor");
    facts.put("unit", "QH-XN-DT");
    Issue issue =
        new Issue(
            "QH-2026-000001",
            "rectification",
            1,
            IssueFacts.of(facts),
            NOW,
            "xn-inspector",
            DUE,
            Closure.OPEN,
            Progress.START,
            Timing.START,
            1);
    String state =
        "{'fields':{'rectify':{'km':2,'until':'2026-11-27','numbers':[1,2,4],'more':[8,4,8]}},"
            + "'outcome':'submit','policy':{'days':3}}";
    return new Issues.Snapshot(issue, "p", ProcessState.read(state.replace('\'', '"')), 1);
  }

  private @Nullable Object value(String template) {
    return Template.parse(template).value(context.of(issue()));
  }

  @ParameterizedTest
  @EnumSource(IssueValue.class)
  void knowsWhatTheContractSaysOfAnIssue(IssueValue value) {
    assertThat(value("${issue." + value.code() + "}")).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(ContractFunction.class)
  void hasEveryFunctionOfTheContract(ContractFunction function) {
    String call =
        switch (function) {
          case ROOT -> "units.root()";
          case PARENT -> "units.parent(issue.unit)";
          case CHILDREN -> "units.children('QH-XN')";
          case PLUS_WORKDAYS -> "calendar.plusWorkdays(policy.days)";
          case WORKDAYS_BEFORE -> "calendar.workdaysBefore(fields.rectify.until, 3)";
          case NEXT -> "calendar.next(issue.openedAt, issue.dueAt)";
          case EARLIER -> "calendar.earlier(fields.rectify.nothing, issue.dueAt)";
          case PLUS_DAYS -> "calendar.plusDays(issue.openedAt, 3)";
          case PLUS_MONTHS -> "calendar.plusMonths('2026-10-27', 1)";
          case BELOW -> "units.below('QH-XN')";
          case UNIT_NAME -> "units.name('QH-XN')";
          case PERSON_NAME -> "people.name(issue.openedBy)";
          case PEOPLE_OF -> "people.of(units.children('QH-XN'), 'rectifier')";
          case OR_ELSE -> "orElse(fields.rectify.nothing, 7)";
          case COUNT -> "count(units.children('QH-XN'))";
          case SUM -> "sum(fields.rectify.numbers)";
          case MEAN -> "mean(fields.rectify.numbers)";
          case MIN -> "min(fields.rectify.numbers)";
          case MAX -> "max(fields.rectify.numbers)";
          case CONTAINS -> "contains(fields.rectify.numbers, 4)";
          case YEAR -> "year(fields.rectify.until)";
          case CHILD_ISSUES -> "children('look-back').open";
          case ENTRIES -> "registers.entries('checklist')";
          case COUNT_ISSUES -> "issues.count('look-back', 'unit', issue.unit, today, today)";
          case DISTINCT_ISSUES ->
              "issues.distinct('look-back', 'unit', 'supervisor', issue.supervisor, today, today)";
          case ISSUE_VALUES ->
              "issues.values('look-back', 'unit', 'supervisor', issue.supervisor, today, today)";
          case UNION -> "union(fields.rectify.numbers, fields.rectify.more)";
          case COMMON -> "common(fields.rectify.numbers, fields.rectify.more)";
        };
    Object expected =
        switch (function) {
          case ROOT -> "QH-XN";
          case PARENT -> "QH-XN";
          case CHILDREN -> List.of("QH-XN-DT");
          case PLUS_WORKDAYS, NEXT, EARLIER -> DUE;
          case WORKDAYS_BEFORE -> NOW;
          case PLUS_DAYS, PLUS_MONTHS -> FRIDAY;
          case BELOW -> List.of("QH-XN-DT");
          case UNIT_NAME -> "西宁市交通运输局";
          case PERSON_NAME -> "西宁市局督导员";
          case PEOPLE_OF -> List.of("dt-rectifier");
          case OR_ELSE -> new BigDecimal(7);
          case COUNT, MIN -> 1;
          case SUM -> new BigDecimal(7);
          case MEAN -> new BigDecimal("2.333333333333333");
          case MAX -> 4;
          case CONTAINS -> true;
          case YEAR -> 2026;
          case CHILD_ISSUES -> 2;
          case ENTRIES -> List.of(Map.of("name", "灯"));
          case COUNT_ISSUES -> 5L;
          case DISTINCT_ISSUES -> 3L;
          case ISSUE_VALUES -> List.of("QH-XN-DT");
          case UNION -> List.of(1, 2, 4, 8);
          case COMMON -> List.of(4);
        };
    assertThat(value("${" + call + "}")).isEqualTo(expected);
  }

  @Test
  void seesWhatTheProcessLeftBehind() {
    assertThat(value("${outcome == 'submit' && fields.rectify.km == 2}")).isEqualTo(true);
    assertThat(value("${now}")).isEqualTo(NOW);
  }

  @Test
  void countsTheChildrenOfATypeOnceForAllThatIsAskedTogether() {
    assertThat(
            value(
                "${children('look-back').open + children('look-back').total"
                    + " + children('look-back').good == 6}"))
        .isEqualTo(true);

    verify(issues, times(1)).countChildren("QH-2026-000001", "look-back");
  }

  @Test
  void readsTheValuesOfTheParentWhereThereIsOne() {
    when(issues.current("parent")).thenReturn(Optional.of(issue().issue()));
    assertThat(value("${parent.number}")).isEqualTo("QH-2026-000001");
    assertThat(value("${parent.unit}")).isEqualTo("QH-XN-DT");

    when(issues.current("parent")).thenReturn(Optional.empty());
    assertThat(value("${empty parent.number}")).isEqualTo(true);
  }

  @Test
  void knowsNoOtherValueAndNoOtherFunction() {
    Expressions.Values values = context.of(issue());

    assertThat(values.value("execution")).isNull();
    assertThatThrownBy(() -> values.call("runtime.exec", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsADayFromADateAnInstantOrAField() {
    assertThat(context.day(FRIDAY)).isEqualTo(FRIDAY);
    assertThat(context.day(DUE)).isEqualTo(FRIDAY);
    assertThat(context.day("2026-11-27")).isEqualTo(FRIDAY);
    assertThat(context.dueAt("2026-11-27")).isEqualTo(DUE);
    assertThat(Arrays.asList(null, "", "tomorrow", "0020-11-27", "2200-01-01", 3))
        .allSatisfy(
            other ->
                assertThatThrownBy(() -> context.day(other))
                    .isInstanceOf(IllegalArgumentException.class));
  }
}
