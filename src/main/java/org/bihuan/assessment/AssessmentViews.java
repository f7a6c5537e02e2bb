package org.bihuan.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.assessment.Assessment.FigureCases;
import org.bihuan.assessment.AssessmentView.FigureOfAll;
import org.bihuan.assessment.AssessmentView.FigureOfUnit;
import org.bihuan.assessment.AssessmentView.UnitRow;
import org.bihuan.assessment.band.Band;
import org.bihuan.assessment.band.Bands;
import org.bihuan.assessment.band.Cases;
import org.bihuan.assessment.band.Judged;
import org.bihuan.http.Messages;
import org.bihuan.labels.Labels;
import org.bihuan.process.DecisionTables;
import org.bihuan.process.DecisionTables.DecisionResult;
import org.bihuan.process.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Draws bands and points from what was counted. */
@Component
class AssessmentViews {

  private static final String POINTS = "points";
  private static final String OF = "of";

  private final DecisionTables decisions;
  private final Labels labels;
  private final Messages messages;

  AssessmentViews(DecisionTables decisions, Labels labels, Messages messages) {
    this.decisions = decisions;
    this.labels = labels;
    this.messages = messages;
  }

  AssessmentView of(Assessment it, Locale locale) {
    Labels told = labels.in(locale);
    List<FigureOfAll> figures = new ArrayList<>();
    Map<String, List<FigureOfUnit>> byUnit = new LinkedHashMap<>();
    for (FigureCases counted : it.cases()) {
      figures.add(ofAll(counted, locale));
      for (Judged judged : Bands.of(counted.units(), seed(counted))) {
        byUnit
            .computeIfAbsent(judged.cases().unit(), unit -> new ArrayList<>())
            .add(ofUnit(it, counted.figure(), judged, told));
      }
    }
    return new AssessmentView(
        Long.toString(it.id()),
        it.unit(),
        told.unit(it.unit()),
        it.type(),
        it.from(),
        it.to(),
        it.madeAt(),
        it.madeBy(),
        it.decision(),
        it.decisionVersion(),
        figures,
        byUnit.entrySet().stream().map(unit -> row(unit.getKey(), unit.getValue(), told)).toList());
  }

  private FigureOfAll ofAll(FigureCases counted, Locale locale) {
    long good = counted.units().stream().mapToLong(Cases::good).sum();
    long all = counted.units().stream().mapToLong(Cases::all).sum();
    String name = messages.text(locale, "assessment.figure." + counted.figure());
    return new FigureOfAll(
        counted.figure(), name, good, all, all == 0 ? null : (double) good / all);
  }

  /** The first 64 bits of the hash of what was counted, so that anybody gets the same ranges. */
  private static long seed(FigureCases counted) {
    StringBuilder text = new StringBuilder(counted.figure());
    counted
        .units()
        .forEach(
            unit ->
                text.append('\n')
                    .append(unit.unit())
                    .append('\t')
                    .append(unit.good())
                    .append('\t')
                    .append(unit.all()));
    return Long.parseUnsignedLong(Sha256.of(text.toString()).substring(0, 16), 16);
  }

  private FigureOfUnit ofUnit(Assessment it, String figure, Judged judged, Labels told) {
    Cases cases = judged.cases();
    DecisionResult points =
        judged.band() == Band.TOO_FEW ? null : points(it, figure, judged.band());
    return new FigureOfUnit(
        figure,
        cases.good(),
        cases.all(),
        cases.all() == 0 ? null : (double) cases.good() / cases.all(),
        judged.estimate(),
        judged.band().code(),
        judged.probability(),
        judged.place(),
        judged.first(),
        judged.last(),
        number(points, POINTS),
        number(points, OF),
        points == null ? null : points.rule(),
        points == null ? null : told.rule(it.decision(), it.decisionVersion(), points.rule()),
        link(it, cases.unit(), AssessedFigure.of(figure)));
  }

  private DecisionResult points(Assessment it, String figure, Band band) {
    Map<String, Object> assessed = Map.of("figure", figure, "band", band.code());
    Map<String, Object> values = Map.of("assessed", assessed);
    return decisions.decide(
        it.decision(), it.decisionVersion(), name -> name.equals("fields") ? values : null);
  }

  private static @Nullable Double number(@Nullable DecisionResult result, String output) {
    return result != null && result.outputs().get(output) instanceof Number number
        ? (Double) number.doubleValue()
        : null;
  }

  private static UnitRow row(String unit, List<FigureOfUnit> figures, Labels told) {
    double points = 0;
    double of = 0;
    for (FigureOfUnit figure : figures) {
      points += figure.points() == null ? 0 : figure.points();
      of += figure.of() == null ? 0 : figure.of();
    }
    return new UnitRow(unit, told.unit(unit), points, of, figures);
  }

  private static String link(Assessment it, String unit, AssessedFigure figure) {
    return UriComponentsBuilder.fromPath("/issues")
        .queryParam("type", it.type())
        .queryParam("unit", unit)
        .queryParam("openedFrom", it.from())
        .queryParam("openedTo", it.to())
        .queryParam(figure.filter(), true)
        .queryParam("asOf", it.madeAt())
        .encode()
        .toUriString();
  }
}
