package org.bihuan.workbench.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bihuan.recurrence.survival.SurvivalCurve;
import org.bihuan.recurrence.survival.SurvivalCurve.Step;

/**
 * Draws survival curves as paths of an SVG: days to the right, the share that holds upwards. All
 * curves of a drawing have the same scale.
 *
 * @param days how many days it is wide
 */
record CurveDrawing(int days) {

  static final int WIDTH = 640;
  static final int HEIGHT = 240;

  private static final int[] ROUND = {7, 14, 30, 60, 90, 180, 365, 730, 1095, 1825, 3650};
  private static final int TICKS = 6;

  /** As wide as the longest of them, and at least a week. */
  static CurveDrawing of(List<SurvivalCurve> curves) {
    return new CurveDrawing(
        Math.max(7, curves.stream().mapToInt(SurvivalCurve::longest).max().orElse(0)));
  }

  /** Where a day lies. */
  public double x(int day) {
    return rounded((double) Math.min(day, days) / days * WIDTH);
  }

  /** Where a share lies. */
  public double y(double share) {
    return rounded((1 - share) * HEIGHT);
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** The curve itself, as steps. */
  public String line(SurvivalCurve curve) {
    StringBuilder path = new StringBuilder("M0 0");
    for (Step step : curve.steps()) {
      append(path, "H", x(step.day()));
      append(path, "V", y(step.held()));
    }
    append(path, "H", x(curve.longest()));
    return path.toString();
  }

  /** The band between its limits; empty where nothing came back. */
  public String band(SurvivalCurve curve) {
    List<Step> steps = curve.steps();
    if (steps.isEmpty()) {
      return "";
    }
    StringBuilder path = new StringBuilder("M").append(x(steps.get(0).day())).append(" 0");
    for (int i = 0; i < steps.size(); i++) {
      append(path, "V", y(steps.get(i).high()));
      append(path, "H", end(curve, i));
    }
    for (int i = steps.size() - 1; i >= 0; i--) {
      append(path, "V", y(steps.get(i).low()));
      append(path, "H", x(steps.get(i).day()));
    }
    return path.append("Z").toString();
  }

  private double end(SurvivalCurve curve, int step) {
    List<Step> steps = curve.steps();
    return x(step + 1 < steps.size() ? steps.get(step + 1).day() : curve.longest());
  }

  private static void append(StringBuilder path, String command, double value) {
    path.append(command).append(String.format(Locale.ROOT, "%.1f", value));
  }

  /** Days to be named below it: at most six, at equal distances. */
  public List<Integer> ticks() {
    int step = ROUND[ROUND.length - 1];
    for (int each : ROUND) {
      if (days / each <= TICKS) {
        step = each;
        break;
      }
    }
    List<Integer> ticks = new ArrayList<>();
    for (int day = 0; day <= days && ticks.size() <= 2 * TICKS; day += step) {
      ticks.add(day);
    }
    return ticks;
  }
}
