package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bihuan.process.language.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the rules hold: what is refused is so by that rule alone. */
class RuleExamplesTest {

  private static List<RuleExample> examples() {
    return RuleExample.all();
  }

  @Test
  void everyRuleHasOne() {
    assertThat(examples())
        .extracting(RuleExample::rule)
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Rule.values()).map(Rule::key).toList());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void holds(RuleExample example) {
    Set<String> refused = example.found(example.refused());
    if (example.rule().equals(Rule.TOO_MANY_FINDINGS.key())) { // and those that are too many
      assertThat(refused).contains(example.rule());
    } else {
      assertThat(refused).as("refused").containsExactly(example.rule());
    }
    assertThat(example.found(example.accepted())).as("accepted").isEmpty();
  }
}
