package org.bihuan.workbench.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bihuan.assessment.AssessmentView;
import org.bihuan.assessment.AssessmentView.FigureOfAll;
import org.bihuan.assessment.AssessmentView.FigureOfUnit;
import org.bihuan.assessment.AssessmentView.UnitRow;

/**
 * A figure of all units drawn as a funnel: how many cases a unit has to the right, its rate
 * upwards, and between which rates 95 % of units lie that are like all others.
 *
 * @param dots the units that have cases
 * @param top the upper limit, as points of a line
 * @param bottom the lower limit
 * @param level where the rate of all units lies
 * @param most the greatest number of cases
 */
record Funnel(
    FigureOfAll figure,
    List<Dot> dots,
    String top,
    String bottom,
    double level,
    long most,
    double least) {

  /** The inner size of the drawing; its coordinates begin at its upper left corner. */
  static final int WIDTH = 600;

  static final int HEIGHT = 240;

  private static final int STEPS = 60;
  private static final double QUANTILE = 1.959964;

  /** One unit. */
  record Dot(String name, String band, double x, double y, long all, double rate) {}

  static List<Funnel> of(AssessmentView view) {
    List<Funnel> funnels = new ArrayList<>();
    for (FigureOfAll figure : view.figures()) {
      if (figure.rate() != null) {
        funnels.add(of(figure, figure.rate(), view.units()));
      }
    }
    return funnels;
  }

  private static Funnel of(FigureOfAll figure, double rate, List<UnitRow> units) {
    long most = 1;
    double lowest = rate;
    for (UnitRow unit : units) {
      FigureOfUnit own = figureOf(unit, figure);
      most = Math.max(most, own.all());
      lowest = own.rate() == null ? lowest : Math.min(lowest, own.rate());
    }
    double least = Math.max(0, Math.floor((lowest - .05) * 10) / 10);
    List<Dot> dots = new ArrayList<>();
    for (UnitRow unit : units) {
      FigureOfUnit own = figureOf(unit, figure);
      if (own.rate() != null) {
        dots.add(
            new Dot(
                unit.name(),
                own.band(),
                x((double) own.all(), most),
                y(own.rate(), least),
                own.all(),
                own.rate()));
      }
    }
    return new Funnel(
        figure,
        dots,
        limit(rate, most, least, 1),
        limit(rate, most, least, -1),
        y(rate, least),
        most,
        least);
  }

  private static FigureOfUnit figureOf(UnitRow unit, FigureOfAll figure) {
    return unit.figures().stream()
        .filter(one -> one.figure().equals(figure.figure()))
        .findFirst()
        .orElseThrow();
  }

  private static double x(double cases, long most) {
    return cases / (most * 1.05) * WIDTH;
  }

  private static double y(double rate, double least) {
    return (1 - (rate - least) / (1 - least)) * HEIGHT;
  }

  private static String limit(double rate, long most, double least, int side) {
    StringBuilder line = new StringBuilder();
    for (int step = 1; step <= STEPS; step++) {
      double cases = most * 1.05 * step / STEPS;
      double at = rate + side * QUANTILE * Math.sqrt(rate * (1 - rate) / cases);
      double shown = Math.max(least, Math.min(1, at));
      line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(cases, most), y(shown, least)));
    }
    return line.toString().strip();
  }
}
