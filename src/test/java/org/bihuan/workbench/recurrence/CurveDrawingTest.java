package org.bihuan.workbench.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bihuan.recurrence.survival.SurvivalCurve;
import org.bihuan.recurrence.survival.SurvivalCurve.Step;
import org.junit.jupiter.api.Test;

class CurveDrawingTest {

  private static final SurvivalCurve HALF =
      new SurvivalCurve(4, 2, 50, 100, List.of(new Step(50, 4, 2, .5, .25, .75)));

  @Test
  void stepsDownOnTheDayWhenSomethingCameBack() {
    CurveDrawing drawing = CurveDrawing.of(List.of(HALF));
    assertThat(drawing.line(HALF)).isEqualTo("M0 0H320.0V120.0H640.0");
    assertThat(drawing.band(HALF)).isEqualTo("M320.0 0V60.0H640.0V180.0H320.0Z");
  }

  @Test
  void isStraightWhereNothingCameBack() {
    SurvivalCurve none = new SurvivalCurve(3, 0, null, 40, List.of());
    CurveDrawing drawing = CurveDrawing.of(List.of(HALF, none));
    assertThat(drawing.line(none)).isEqualTo("M0 0H256.0");
    assertThat(drawing.band(none)).isEmpty();
  }

  @Test
  void namesFewDaysHoweverWideItIs() {
    assertThat(CurveDrawing.of(List.of()).ticks()).containsExactly(0, 7);
    assertThat(new CurveDrawing(100).ticks()).containsExactly(0, 30, 60, 90);
    assertThat(new CurveDrawing(1500).ticks()).containsExactly(0, 365, 730, 1095, 1460);
    assertThat(new CurveDrawing(40_000).ticks()).hasSizeLessThanOrEqualTo(13);
  }
}
