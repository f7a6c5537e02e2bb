package org.bihuan.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.issue.IssueFilter;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "statistics")
class StatisticsController {

  private final StatisticsService service;
  private final Flow flow;
  private final Units units;
  private final Overviews overviews;

  StatisticsController(StatisticsService service, Flow flow, Units units, Overviews overviews) {
    this.service = service;
    this.flow = flow;
    this.units = units;
    this.overviews = overviews;
  }

  @Operation(
      summary = "Figures over the issues that pass the filters",
      operationId = "getStatistics",
      description = "Without by, the total alone. type defaults to rectification.")
  @GetMapping("/api/statistics")
  Statistics statistics(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(name = "by", required = false) @Nullable String by,
      @ParameterObject @ModelAttribute IssueFilter filter,
      @RequestParam(name = "of", required = false) @Nullable String of,
      Locale locale) {
    return service.statistics(caller, typed(filter), by, dimension(by, of), locale);
  }

  @Operation(
      summary = "Overdue issues by how long they are overdue",
      operationId = "getOverdueStatistics",
      description = "In days past the due date. type defaults to rectification.")
  @GetMapping("/api/statistics/overdue")
  Overdue overdue(
      @AuthenticationPrincipal Caller caller, @ParameterObject @ModelAttribute IssueFilter filter) {
    IssueFilter typed = typed(filter);
    return flow.overdue(caller, typed, links(typed));
  }

  @Operation(
      summary = "How often issues were sent back, and how many came to each round",
      operationId = "getRoundStatistics",
      description = "type defaults to rectification.")
  @GetMapping("/api/statistics/rounds")
  Rounds rounds(
      @AuthenticationPrincipal Caller caller, @ParameterObject @ModelAttribute IssueFilter filter) {
    IssueFilter typed = typed(filter);
    return flow.rounds(caller, typed, links(typed));
  }

  @Operation(
      summary = "How long each step takes, in working days",
      operationId = "getStepStatistics",
      description =
          "Of the completed steps of the issues that pass. type defaults to rectification.")
  @GetMapping("/api/statistics/steps")
  Page<StepTime> steps(
      @AuthenticationPrincipal Caller caller, @ParameterObject @ModelAttribute IssueFilter filter) {
    return new Page<>(flow.steps(caller, typed(filter)), null, null);
  }

  @Operation(
      summary = "At which steps the open issues stand",
      operationId = "getStandingStatistics",
      description = "By version of the process. type defaults to rectification.")
  @GetMapping("/api/statistics/standing")
  OpenIssuesByStep openIssuesByStep(
      @AuthenticationPrincipal Caller caller, @ParameterObject @ModelAttribute IssueFilter filter) {
    return flow.openIssuesByStep(caller, typed(filter));
  }

  private IssueLinks links(IssueFilter filter) {
    return new IssueLinks("/api/issues", filter, units);
  }

  private static @Nullable Dimension dimension(@Nullable String by, @Nullable String of) {
    if (of != null) {
      return month(by, of);
    }
    if (by == null) {
      return null;
    }
    return Dimension.of(by)
        .orElseThrow(() -> Problem.malformed("by", "report.by", Dimension.words()));
  }

  /** The months of what; only months have two meanings. */
  private static Dimension month(@Nullable String by, String of) {
    if (!"month".equals(by)) {
      throw Problem.malformed("of", "report.ofMonthOnly");
    }
    return switch (of) {
      case "opened" -> Dimension.MONTH;
      case "found" -> Dimension.FOUND_MONTH;
      default -> throw Problem.malformed("of", "report.of");
    };
  }

  private IssueFilter typed(IssueFilter filter) {
    return filter.type() == null ? filter.ofType(overviews.usualType()) : filter;
  }
}
