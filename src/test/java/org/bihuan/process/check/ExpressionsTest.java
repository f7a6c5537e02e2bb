package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.values.Inference;
import org.bihuan.process.values.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

  private static final Map<String, Object> VALUES =
      Map.of(
          "outcome", "sendBack",
          "issue", Map.of("round", 3, "unit", "QH-01", "dueAt", LocalDate.of(2025, 9, 3)),
          "now", LocalDate.of(2025, 9, 4),
          "fields", Map.of("review", Map.of("onSite", true, "units", List.of())));

  private static final Set<String> WELL_FORMED =
      Set.of("T(java.lang.Runtime)", "units.parent(issue.unit).b");

  private static final Expressions.Values GIVEN =
      new Expressions.Values() {
        @Override
        public @Nullable Object value(String name) {
          return VALUES.get(name);
        }

        @Override
        public @Nullable Object call(String function, List<@Nullable Object> arguments) {
          return function + arguments;
        }
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "outcome == 'sendBack' and issue.round >= 3 ; true",
        "outcome eq \"signOff\" or not fields.review.onSite ; false",
        "fields['review'].onSite ; true",
        "empty fields.review.units && !empty issue.unit ; true",
        "empty issue.campaign ; true",
        "issue.campaign == null ; true",
        "issue.campaign > 3 ; false",
        "now > issue.dueAt ; true",
        "1 + 2 * 3 == 7 and (1 + 2) * 3 == 9 and 7 % 4 == 3 and -1 < 0 and 1 / 4 == 0.25 ; true",
        "true || false && false ; true",
        "'it\\'s' == \"it's\" ; true",
        "units.parent(issue.unit) == 'units.parent[QH-01]' ; true"
      })
  void evaluatesAsTheEngineWould(String expression, boolean expected) {
    assertThat(Expressions.holds(Expressions.parse(expression), GIVEN)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a ? b : c",
        "a = 1",
        "x -> y",
        "issue[0]",
        "issue['unit']",
        "a; b",
        "units.parent(issue.unit).b",
        "'open",
        "",
        "1 +",
        "(1",
        "a b",
        "[1]",
        "{}",
        "a.b.",
        "#{a}",
        "T(java.lang.Runtime)"
      })
  void refusesWhatIsNotOfTheLanguage(String expression) {
    // some are well formed; their names are refused when the file is checked
    if (WELL_FORMED.contains(expression)) {
      List<Rule> faults = new ArrayList<>();
      new Inference(Scope.ofDecision(), (rule, args) -> faults.add(rule))
          .of(Expressions.parse(expression));
      assertThat(faults).containsExactly(Rule.EXPRESSION_OUTSIDE);
    } else {
      assertThatExceptionOfType(ExpressionException.class)
          .isThrownBy(() -> Expressions.parse(expression));
    }
  }

  @Test
  void refusesNestingThatWouldExhaustTheStack() {
    for (String nest : List.of("(", "!", "not ", "units.parent(")) {
      assertThatExceptionOfType(ExpressionException.class)
          .isThrownBy(() -> Expressions.parse(nest.repeat(10_000) + "1"));
    }
  }

  @Test
  void findsTheEndOfAnExpressionInAText() {
    Template template = Template.parse("a ${'}'} b ${issue.unit}/rectifier");

    assertThat(template.parts()).hasSize(5);
    assertThat(Template.items("${calendar.workdaysBefore(now, 3)}/x, b")).hasSize(2);
  }
}
