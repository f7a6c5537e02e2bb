package org.bihuan.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bihuan.ledger.ListedUnits;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.Choice;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.ProcessDescription;
import org.bihuan.process.decision.DecisionTable.Cell;
import org.bihuan.process.language.Expressions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionLabelsTest {

  private final ExpressionLabels labels =
      new ExpressionLabels(
          TestLabels.messages(Locale.ENGLISH),
          TestLabels.of(Locale.ENGLISH, new ListedUnits()),
          register -> List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${issue.unit}/rectifier                 | Responsible unit · rectifier
          ${ issue.supervisor }/reviewer          | Supervising unit · reviewer
          ${units.parent(issue.supervisor)}/leader | Supervising unit’s superior unit · leader
          QH-XN/inspector                         | Xining Transport Bureau · inspector
          ${fields.opened.kind}/leader            | The unit named in “Kind” · leader
          ${part.unit}/leader                     | Each of the units in turn · leader
          ${fields.opened.team}/leader            | ${fields.opened.team} · leader
          ${issue.unit}                           | ${issue.unit}
          """)
  void tellsAGroup(String expression, String words) {
    assertThat(labels.group(expression, asksForAKind())).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          P3D                                                  | false | 3 days
          P3D                                                  | true  | 3 working days
          ${calendar.plusWorkdays( 3 )}                        | false | 3 working days
          ${issue.dueAt}                                       | false | the issue’s due date
          ${calendar.workdaysBefore(issue.dueAt, 2)}           | false | 2 working days before
          ${calendar.earlier(issue.dueAt, calendar.plusWorkdays(3))} | false | the due date or 3 working days later, whichever is earlier
          ${fields.opened.kind}                                | false | the date in “Kind”
          ${calendar.plusWorkdays(fields.opened.kind)}         | false | after as many working days as “Kind” says
          ${calendar.plusWorkdays(fields.opened.kind, 1)}      | false | 1 working day after the date in “Kind”
          ${calendar.plusDays(today, 7)}                       | false | 7 days after the day it begins
          ${calendar.plusMonths(fields.opened.kind, 12)}       | false | 12 months after the date in “Kind”
          ${orElse(issue.dueAt, calendar.plusWorkdays(3))}     | false | the due date, or where there is none 3 working days later
          """)
  void tellsATime(String value, boolean workdays, String words) {
    assertThat(labels.time(value, workdays, asksForAKind()))
        .startsWith(words)
        .doesNotContain("$", "{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R3/P1D",
        "${fields.opened.day}",
        "${calendar.next(issue.dueAt, fields.opened.day)}",
        "${calendar.plusWorkdays(fields.opened.days)}",
        "${no expression"
      })
  void leavesAnUncommonTimeAsItIsWritten(String value) {
    assertThat(labels.time(value, false, asksForAKind())).isEqualTo(value);
  }

  @Test
  void tellsInWhichCaseAFieldIsRequired() {
    FormView form = new FormView(List.of(new Choice("fail", "Send back")), null, List.of());

    assertThat(needed("outcome=='fail'", form)).contains("Send back").doesNotContain("fail'");
    assertThat(needed("(outcome == \"fail\") and policy.onSite", form))
        .contains("Send back")
        .contains("onSite")
        .doesNotContain("policy");
    assertThat(needed("fields.opened.kind == 'road'", form)).contains("“Kind” being “Road”");
    assertThat(needed("fields.opened.kind or outcome == 'fail'", form))
        .contains("“Kind” being “Yes” or ");
    assertThat(needed("outcome != 'fail'", form)).contains("outcome != 'fail'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          issue.severity | == | "critical" | Critical
          issue.severity | != | "minor"    | not “Minor”
          fields.opened.kind | == | "road" | Road
          fields.opened.kind | == | "rail" | rail
          issue.unit     | == | "QH-XN"    | Xining Transport Bureau
          issue.round    | >  | 3          | > 3
          fields.opened.urgent | == | true | Yes
          fields.opened.urgent | != | true | not “Yes”
          """)
  void tellsWhatADecisionAsks(String input, String operator, String value, String words) {
    String text = operator.equals("==") ? value : operator + " " + value;
    Cell cell = new Cell(text, Expressions.parse(input + " " + operator + " " + value));

    assertThat(labels.test(cell, asksForAKind())).isEqualTo(words);
  }

  @Test
  void tellsSeveralValuesOfWhichOneWillDo() {
    Cell cell =
        new Cell(
            "\"major\", \"critical\"",
            Expressions.parse("issue.severity == 'major' || issue.severity == 'critical'"));

    assertThat(labels.test(cell, asksForAKind())).isEqualTo("Major or Critical");
  }

  /** A type whose opening form has an enum. */
  private static ProcessDescription asksForAKind() {
    FieldView kind =
        new FieldView(
            "kind",
            "Kind",
            "enum",
            false,
            List.of(new Choice("road", "Road")),
            null,
            null,
            null,
            null,
            List.of());
    FormView form = new FormView(List.of(), null, List.of(kind));
    return new ProcessDescription(
        "t", 1, "T", null, Set.of(), null, form, List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true     | Yes
          "onSite" | onSite
          15       | 15
          now      | now
          """)
  void tellsWhatADecisionAnswers(String text, String words) {
    assertThat(labels.answer(new Cell(text, Expressions.parse(text)))).isEqualTo(words);
  }

  private String needed(@Nullable String when, FormView form) {
    return labels.needed(
        new FieldView("reason", "Reason", "text", false, null, when, null, null, null, List.of()),
        form,
        asksForAKind());
  }
}
