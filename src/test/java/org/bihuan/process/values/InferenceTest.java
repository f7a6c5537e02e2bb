package org.bihuan.process.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types of expressions over named values. */
class InferenceTest {

  private static final Names WHY = new Names("不必填", "optional");

  private static final ValueType ROWS =
      ValueType.listOf(
          ValueType.row(
              Map.of(
                  "points", ValueType.of(Kind.NUMBER).empty(WHY),
                  "title", ValueType.of(Kind.TEXT),
                  "grade", ValueType.of(Kind.ENUM, Set.of("a", "b")),
                  "photos", ValueType.listOf(ValueType.of(Kind.EVIDENCE)),
                  "now", ValueType.of(Kind.TEXT))));

  private static final Map<String, ValueType> NAMES =
      Map.of(
          "items", ROWS,
          "units", ValueType.listOf(ValueType.of(Kind.UNIT)),
          "unit", ValueType.of(Kind.UNIT),
          "who", ValueType.of(Kind.PERSON),
          "grade", ValueType.of(Kind.ENUM, Set.of("a", "b")),
          "other", ValueType.of(Kind.ENUM, Set.of("x")),
          "flag", ValueType.of(Kind.BOOLEAN).empty(WHY),
          "number", ValueType.of(Kind.NUMBER).empty(WHY),
          "text", ValueType.of(Kind.TEXT),
          "day", ValueType.of(Kind.DATE));

  private final List<Rule> faults = new ArrayList<>();

  private ValueType type(String expression) {
    Expression parsed = Expressions.parse(expression);
    Facts.Index asked = new Facts.Index();
    NAMES.keySet().forEach(name -> asked.add(Facts.given(name), false));
    Scope scope = Scope.ofDecision().naming(NAMES).knowing(asked.none());
    return new Inference(scope, (rule, args) -> faults.add(rule)).of(parsed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "items.points                         | a list (a number)",
        "sum(items.points)                    | a number",
        "mean(items[points > 3].points)       | a number?",
        "items[grade == 'a' and number > points].title | a list (a text)",
        "count(items[not empty photos])       | a number",
        "items.photos                         | a list (a file)",
        "min(units)                           | any value value-type",
        "contains(units, unit)                | yes or no",
        "contains(units, 'QH')                | yes or no",
        "contains(units, who)                 | yes or no compared-types",
        "contains(units, 3)                   | yes or no compared-types",
        "contains(items.grade, 'c')           | yes or no unknown-value",
        "items[points]                        | a list (a row or a whole form) value-type",
        "items[colour == 'red']               | a list (a row or a whole form) expression-outside",
        "items.colour                         | any value unknown-field",
        "units[now]                           | any value not-rows",
        "number[now]                          | any value not-rows",
        "items[now == 'x']                    | a list (a row or a whole form) ambiguous-name",
        "number + 1                           | a number",
        "text + 1                             | a number value-type",
        "number == text                       | yes or no compared-types",
        "number == '5'                        | yes or no compared-types",
        "text == '5'                          | yes or no",
        "text < 'b'                           | yes or no",
        "grade < 'b'                          | yes or no compared-types",
        "grade == 'b'                         | yes or no",
        "grade == 'c'                         | yes or no unknown-value",
        "'c' != grade                         | yes or no unknown-value",
        "grade == other                       | yes or no compared-types",
        "grade == text                        | yes or no compared-types",
        "not grade                            | yes or no value-type",
        "flag and not flag                    | yes or no",
        "flag == 'true'                       | yes or no",
        "flag == 'ja'                         | yes or no compared-types",
        "flag and number                      | yes or no value-type",
        "day < now                            | yes or no",
        "day == '2026-01-31'                  | yes or no",
        "day == 'today'                       | yes or no compared-types",
        "day > text                           | yes or no compared-types",
        "day > number                         | yes or no compared-types",
        "unit == 'QH'                         | yes or no",
        "unit == who                          | yes or no compared-types",
        "unit == units                        | yes or no list-value",
        "unit == null                         | yes or no",
        "orElse(number, 0)                    | a number",
        "orElse(unit, 'QH')                   | a unit",
        "orElse(number, day)                  | any value value-type",
        "calendar.plusWorkdays(day, 3)        | a point in time",
        "calendar.plusWorkdays(3, 3, 3)       | any value expression-outside",
        "calendar.plusDays(day, number)       | a date maybe-empty",
        "number > 2 and calendar.plusDays(day, number) > today | yes or no number-range",
        "empty number or calendar.plusDays(day, number) > today | yes or no number-range",
        "flag or calendar.plusDays(day, number) > today | yes or no maybe-empty",
        "year(day)                            | a number",
        "units.below(unit)                    | a list (a unit)",
        "units.below(units.root())            | a list (a unit)",
        "units.root(unit)                     | any value expression-outside",
        "units.name(unit)                     | a text",
        "people.name(who)                     | a text",
        "people.name(unit)                    | a text value-type",
        "people.name(units)                   | a text value-type",
        "union(units, units.below(unit))      | a list (a unit)",
        "count(union(units, units))           | a number",
        "union(units, day)                    | a list (any value) value-type",
        "people.of(units, 'leader')           | a list (a person)",
        "people.of(text, 'leader')            | a list (a person)",
        "children('x').open                   | a number",
        "children('x').closed                 | any value expression-outside",
        "text.length                          | any value expression-outside",
      })
  void findsTypesAndFaults(String expression, String expected) {
    ValueType type = type(expression);

    StringBuilder told = new StringBuilder(String.valueOf(type.names().en()));
    told.append(type.maybeEmpty() ? "?" : "");
    faults.forEach(fault -> told.append(' ').append(fault.key()));
    assertThat(told.toString()).isEqualTo(expected);
  }

  /** A value that is wrong is reported once, not where it is used again. */
  @Test
  void reportsAFaultOnce() {
    ValueType unused = type("(text + 1) * (text + 2) > number and sum(units) > 3");

    assertThat(faults).containsExactly(Rule.VALUE_TYPE, Rule.VALUE_TYPE, Rule.VALUE_TYPE);
  }
}
