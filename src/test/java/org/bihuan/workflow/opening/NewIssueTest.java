package org.bihuan.workflow.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.facts.Severity;
import org.junit.jupiter.api.Test;

class NewIssueTest {

  @Test
  void isMinorAndFromAnInspectionWhereNothingElseIsSaid() {
    IssueFacts facts = given(Map.of("title", " 护栏缺失 ")).facts("QH-XN");

    assertThat(facts.title()).isEqualTo("护栏缺失");
    assertThat(facts.severity()).isEqualTo(Severity.MINOR);
    assertThat(facts.source()).isEqualTo("inspection");
    assertThat(facts.supervisor()).isEqualTo("QH-XN");
    assertThat(facts.unit()).isNull();
  }

  @Test
  void keepsWhatWasSaid() {
    NewIssue issue =
        given(Map.of("title", "x", "severity", "critical", "source", "audit", "supervisor", "QH"));

    IssueFacts facts = issue.facts("QH-XN");

    assertThat(facts.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(facts.source()).isEqualTo("audit");
    assertThat(facts.supervisor()).isEqualTo("QH-XN");
  }

  @Test
  void mayNameAnUnknownSeverityUntilItIsChecked() {
    assertThat(given(Map.of()).isSeverityKnown()).isTrue();
    assertThat(given(Map.of("severity", "major")).isSeverityKnown()).isTrue();
    assertThat(given(Map.of("severity", "grave")).isSeverityKnown()).isFalse();
  }

  @Test
  void refusesWhatIsNoFact() {
    assertThatThrownBy(() -> given(Map.of("colour", "red")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Except severity, units and parent, which are looked up. */
  @Test
  void mayNotSayMoreThanTheTableHolds() {
    assertThat(IssueFacts.NAMES)
        .filteredOn(name -> !Set.of("severity", "unit", "supervisor", "parent").contains(name))
        .containsExactlyInAnyOrderElementsOf(NewIssueCheck.LONGEST.keySet());
  }

  private static NewIssue given(Map<String, String> facts) {
    return new NewIssue(null, facts, null, null);
  }
}
