package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.issue.state.ChangeableState;
import org.bihuan.organization.People;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CandidatesTest {

  private static final List<String> COUNTY = List.of("QH-XN-DT", "QH-XN", "QH");

  private final Units units = mock(Units.class);
  private final People people = mock(People.class);
  private final Candidates candidates = new Candidates(people, units);
  private final ChangeableState state = ChangeableState.empty();

  @BeforeEach
  void buildTheTree() {
    when(units.find("QH-XN-DT"))
        .thenReturn(
            Optional.of(
                new Unit("QH-XN-DT", "大通县", null, null, "QH-XN", "authority", null, false)));
    when(units.upwards("QH-XN-DT")).thenReturn(COUNTY);
  }

  private void held(Map<String, Set<String>> duties) {
    when(people.holders(anyString()))
        .thenAnswer(asked -> duties.getOrDefault(asked.<String>getArgument(0), Set.of()));
  }

  private Candidates.Asked asked(String group, String... separateFrom) {
    return candidates.find(state, List.of(group), List.of(separateFrom));
  }

  @Test
  void asksTheSupervisingUnitsLeadersWhereAnExpressionNamesNoUnit() {
    assertThat(candidates.known(List.of("/rectifier", "QH-XN-DT/rectifier", "[A, B]/x"), "QH"))
        .containsExactly("QH/leader", "QH-XN-DT/rectifier");
  }

  @Test
  void asksTheStepsOwnGroupWhereSomebodyHoldsTheDuty() {
    held(Map.of("QH-XN-DT/reviewer", Set.of("dt-reviewer"), "QH/reviewer", Set.of("qh-reviewer")));

    assertThat(asked("QH-XN-DT/reviewer"))
        .isEqualTo(new Candidates.Asked(List.of("QH-XN-DT/reviewer"), Set.of(), false));
  }

  @Test
  void asksTheNearestUnitAboveWhereTheDutyIsVacant() {
    held(Map.of("QH/reviewer", Set.of("qh-reviewer"), "QH-XN/reviewer", Set.of("xn-reviewer")));

    assertThat(asked("QH-XN-DT/reviewer"))
        .isEqualTo(
            new Candidates.Asked(List.of("QH-XN-DT/reviewer", "QH-XN/reviewer"), Set.of(), true));
  }

  @Test
  void passesOverWhoeverCompletedAStepThatMustBeSeparate() {
    state.addCompletion("rectify", "both");
    held(Map.of("QH-XN-DT/reviewer", Set.of("both"), "QH-XN/reviewer", Set.of("both")));

    assertThat(asked("QH-XN-DT/reviewer", "rectify"))
        .as("nobody above may either")
        .isEqualTo(new Candidates.Asked(List.of("QH-XN-DT/reviewer"), Set.of("both"), true));
  }

  @Test
  void asksNobodyElseForAUnitThatIsNotThere() {
    held(Map.of("QH/reviewer", Set.of("qh-reviewer")));

    assertThat(asked("NOWHERE/reviewer").groups()).containsExactly("NOWHERE/reviewer");
  }
}
