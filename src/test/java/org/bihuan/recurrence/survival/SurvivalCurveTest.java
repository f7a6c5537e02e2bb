package org.bihuan.recurrence.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.recurrence.survival.SurvivalCurve.Returned;
import org.bihuan.recurrence.survival.SurvivalCurve.Step;
import org.junit.jupiter.api.Test;

class SurvivalCurveTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-27");

  private final Map<LocalDate, Integer> signedOff = new HashMap<>();
  private final List<Returned> returned = new ArrayList<>();

  private void cameBack(int... days) {
    for (int day : days) {
      LocalDate on = TODAY.minusDays(200);
      signedOff.merge(on, 1, Integer::sum);
      returned.add(new Returned(on, on.plusDays(day)));
    }
  }

  private void holding(int... days) {
    for (int day : days) {
      signedOff.merge(TODAY.minusDays(day), 1, Integer::sum);
    }
  }

  private SurvivalCurve curve() {
    return SurvivalCurve.of(signedOff, returned, TODAY);
  }

  /**
   * Remission under 6-mercaptopurine (Freireich and others 1963), limits as SAS and R give them.
   */
  @Test
  void drawsTheCurveOfTheTextbooks() {
    cameBack(6, 6, 6, 7, 10, 13, 16, 22, 23);
    holding(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35);

    SurvivalCurve curve = curve();

    assertThat(curve.signedOff()).isEqualTo(21);
    assertThat(curve.cameBack()).isEqualTo(9);
    assertThat(curve.median()).isEqualTo(23);
    assertThat(curve.longest()).isEqualTo(35);
    assertThat(curve.steps()).extracting(Step::day).containsExactly(6, 7, 10, 13, 16, 22, 23);
    assertThat(curve.steps()).extracting(Step::atRisk).containsExactly(21, 17, 15, 12, 11, 7, 6);
    double[][] expected = {
      {.8571, .620, .952},
      {.8067, .563, .923},
      {.7529, .503, .889},
      {.6902, .432, .849},
      {.6275, .368, .805},
      {.5378, .268, .747},
      {.4482, .188, .680}
    };
    for (int i = 0; i < expected.length; i++) {
      Step step = curve.steps().get(i);
      assertThat(step.held()).isCloseTo(expected[i][0], within(.0001));
      assertThat(step.low()).isCloseTo(expected[i][1], within(.0006));
      assertThat(step.high()).isCloseTo(expected[i][2], within(.0006));
    }
    assertThat(curve.heldAfter(5)).isEqualTo(1);
    assertThat(curve.heldAfter(15)).isCloseTo(.6902, within(.0001));
    assertThat(curve.heldAfter(36)).isNull();
  }

  @Test
  void saysNothingOfWhatIsNotThere() {
    SurvivalCurve curve = curve();
    assertThat(curve).isEqualTo(new SurvivalCurve(0, 0, null, 0, List.of()));
    assertThat(curve.heldAfter(1)).isNull();
  }

  @Test
  void holdsWhereNothingCameBack() {
    holding(10, 400);
    assertThat(curve()).isEqualTo(new SurvivalCurve(2, 0, null, 400, List.of()));
    assertThat(curve().heldAfter(400)).isEqualTo(1);
  }

  @Test
  void endsAtNothingWhereAllCameBack() {
    cameBack(0, 3);
    assertThat(curve().steps())
        .extracting(Step::held, Step::low)
        .last()
        .isEqualTo(org.assertj.core.groups.Tuple.tuple(0.0, 0.0));
    assertThat(curve().median()).isZero();
  }
}
