package org.bihuan.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bihuan.assessment.Assessment.FigureCases;
import org.bihuan.assessment.band.Cases;
import org.bihuan.http.Keyset;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.IssueFilter;
import org.bihuan.labels.Labels;
import org.bihuan.organization.Caller;
import org.bihuan.process.DecisionTables;
import org.bihuan.process.IssueTypes;
import org.bihuan.report.Overviews;
import org.bihuan.report.Statistics.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Assessments of units. Only what was counted is stored, with the version of the decision table:
 * all else is drawn from it again each time, with the same result.
 */
@Service
public class Assessments {

  private static final int MOST_YEARS = 10;

  private final AssessmentRights rights;
  private final AssessmentRows rows;
  private final AssessmentViews views;
  private final Overviews overviews;
  private final DecisionTables decisions;
  private final IssueTypes types;
  private final Labels labels;
  private final Clock clock;
  private final String decision;

  Assessments(
      AssessmentRights rights,
      AssessmentRows rows,
      AssessmentViews views,
      Overviews overviews,
      DecisionTables decisions,
      IssueTypes types,
      Labels labels,
      Clock clock,
      @Value("${bihuan.assessment.decision:unit-assessment}") String decision) {
    this.rights = rights;
    this.rows = rows;
    this.views = views;
    this.overviews = overviews;
    this.decisions = decisions;
    this.types = types;
    this.labels = labels;
    this.clock = clock;
    this.decision = decision;
  }

  public boolean mayAssess(Caller caller) {
    return rights.mayAssess(caller);
  }

  public boolean maySee(Caller caller) {
    return rights.maySee(caller);
  }

  /**
   * Counts now, and keeps what was counted.
   *
   * @throws Problem 403 where the caller leads no unit with units below, 422 with what is wrong
   */
  @Transactional
  public AssessmentView make(Caller caller, AssessmentRequest request, Locale locale) {
    String unit = rights.unit(caller, request.unit());
    String type = request.type() == null ? overviews.usualType() : request.type();
    if (types.find(type).isEmpty()) {
      throw refused("type", "assessment.unknown-type", type);
    }
    LocalDate from = given("from", request.from());
    LocalDate to = given("to", request.to());
    if (to.isBefore(from)) {
      throw refused("to", "assessment.ends-before-it-begins");
    }
    if (from.plusYears(MOST_YEARS).isBefore(to)) {
      throw refused("to", "assessment.too-long", MOST_YEARS);
    }
    int version =
        decisions
            .newestVersion(decision)
            .orElseThrow(() -> refused("", "assessment.no-decision", decision));
    IssueFilter filter =
        IssueFilter.ANY
            .ofType(type)
            .with("unit", unit)
            .with("openedFrom", from)
            .with("openedTo", to);
    long id =
        rows.add(
            new Assessment(
                0,
                unit,
                type,
                from,
                to,
                counted(caller, filter, unit, locale),
                decision,
                version,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.username()));
    return views.of(rows.find(id).orElseThrow(), locale);
  }

  private static LocalDate given(String field, @Nullable LocalDate day) {
    if (day == null) {
      throw Problem.invalidSubmission(List.of(FieldError.missing(field)));
    }
    return day;
  }

  private static Problem refused(String field, String message, Object... arguments) {
    return Problem.invalidSubmission(List.of(new FieldError(field, message, arguments)));
  }

  private List<FigureCases> counted(Caller caller, IssueFilter filter, String unit, Locale locale) {
    List<Group> all = overviews.units(caller, filter, locale);
    Map<String, Group> relapsed = new HashMap<>();
    overviews
        .units(caller, filter.with("relapsed", true), locale)
        .forEach(group -> relapsed.put(String.valueOf(group.key()), group));
    List<FigureCases> counted = new ArrayList<>();
    for (AssessedFigure figure : AssessedFigure.values()) {
      List<Cases> cases =
          all.stream()
              .filter(group -> group.key() != null && !group.key().equals(unit))
              .map(group -> cases(figure, group, relapsed.get(group.key())))
              .sorted(java.util.Comparator.comparing(Cases::unit))
              .toList();
      counted.add(new FigureCases(figure.code(), cases));
    }
    return counted;
  }

  private static Cases cases(AssessedFigure figure, Group group, @Nullable Group relapsed) {
    return new Cases(
        Objects.requireNonNull(group.key()),
        figure.good(group, relapsed),
        figure.cases(group, relapsed));
  }

  /** A page of the assessments that the caller may see, newest first. */
  @Transactional(readOnly = true)
  public Page<AssessmentItem> list(
      Caller caller, @Nullable String after, int limit, Locale locale) {
    List<Assessment> found =
        rows.list(rights.seen(caller), after == null ? null : number(after), limit + 1);
    boolean more = found.size() > limit;
    List<Assessment> page = more ? found.subList(0, limit) : found;
    Labels told = labels.in(locale);
    return new Page<>(
        page.stream().map(it -> item(it, told)).toList(),
        more ? Keyset.encode(Long.toString(page.get(limit - 1).id())) : null,
        null);
  }

  private static AssessmentItem item(Assessment it, Labels told) {
    return new AssessmentItem(
        Long.toString(it.id()),
        it.unit(),
        told.unit(it.unit()),
        it.type(),
        it.from(),
        it.to(),
        it.madeAt(),
        it.madeBy());
  }

  private static long number(String after) {
    try {
      return Long.parseLong(Keyset.decode(after, 1).get(0));
    } catch (NumberFormatException e) {
      throw Keyset.refused();
    }
  }

  /**
   * An assessment, drawn again from what was counted.
   *
   * @throws Problem 404 where there is none, or the caller may not see it
   */
  @Transactional(readOnly = true)
  public AssessmentView view(Caller caller, String id, Locale locale) {
    long number;
    try {
      number = Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw Problem.notFound("assessment", id);
    }
    return rows.find(number)
        .filter(found -> rights.seen(caller).contains(found.unit()))
        .map(found -> views.of(found, locale))
        .orElseThrow(() -> Problem.notFound("assessment", id));
  }
}
