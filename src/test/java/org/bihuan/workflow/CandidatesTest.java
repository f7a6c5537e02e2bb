package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CandidatesTest {

  private static final List<String> COUNTY = List.of("QH-XN-DT", "QH-XN", "QH");

  private final Units units = mock(Units.class);
  private final People people = mock(People.class);
  private final Candidates candidates = new Candidates(people, units);

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

  private Candidates.Asked asked(String group, String... excluded) {
    return candidates.find(List.of(group), List.of(), Set.of(excluded), "QH-XN");
  }

  private Candidates.Asked asked(List<String> users, String... excluded) {
    return candidates.find(List.of(), users, Set.of(excluded), "QH-XN-DT");
  }

  private void there(String username, boolean retired) {
    when(people.find(username))
        .thenReturn(Optional.of(new Person(username, username, List.of(), retired)));
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
        .isEqualTo(new Candidates.Asked(List.of("QH-XN-DT/reviewer"), List.of(), false));
  }

  @Test
  void asksTheNearestUnitAboveWhereTheDutyIsVacant() {
    held(Map.of("QH/reviewer", Set.of("qh-reviewer"), "QH-XN/reviewer", Set.of("xn-reviewer")));

    assertThat(asked("QH-XN-DT/reviewer"))
        .isEqualTo(
            new Candidates.Asked(List.of("QH-XN-DT/reviewer", "QH-XN/reviewer"), List.of(), true));
  }

  @Test
  void passesOverWhoeverIsExcluded() {
    held(Map.of("QH-XN-DT/reviewer", Set.of("both"), "QH-XN/reviewer", Set.of("both")));

    assertThat(asked("QH-XN-DT/reviewer", "both"))
        .as("nobody above may either")
        .isEqualTo(new Candidates.Asked(List.of("QH-XN-DT/reviewer"), List.of(), true));
  }

  @Test
  void asksThePersonsOfAStepAlone() {
    there("li", false);

    assertThat(asked(List.of("li", "nobody")))
        .isEqualTo(new Candidates.Asked(List.of(), List.of("li"), false));
  }

  @Test
  void asksTheSupervisingUnitsLeadersWhereThePersonsHaveLeftOrMayNot() {
    there("gone", true);
    there("li", false);
    held(Map.of("QH-XN-DT/leader", Set.of("boss"), "QH/leader", Set.of("chief")));

    assertThat(asked(List.of("gone")))
        .isEqualTo(new Candidates.Asked(List.of("QH-XN-DT/leader"), List.of(), true));
    assertThat(asked(List.of("li"), "li", "boss"))
        .as("the leader may not either")
        .isEqualTo(
            new Candidates.Asked(List.of("QH-XN-DT/leader", "QH/leader"), List.of("li"), true));
    assertThat(asked(List.of()).groups()).containsExactly("QH-XN-DT/leader");
  }

  @Test
  void aPersonBesideAVacantGroupIsEnough() {
    there("li", false);
    held(Map.of());

    assertThat(candidates.find(List.of("QH-XN-DT/reviewer"), List.of("li"), Set.of(), "QH-XN-DT"))
        .isEqualTo(new Candidates.Asked(List.of("QH-XN-DT/reviewer"), List.of("li"), false));
  }

  @Test
  void asksNobodyElseForAUnitThatIsNotThere() {
    held(Map.of("QH/reviewer", Set.of("qh-reviewer")));

    assertThat(asked("NOWHERE/reviewer").groups()).containsExactly("NOWHERE/reviewer");
  }
}
