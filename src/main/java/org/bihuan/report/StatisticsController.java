package org.bihuan.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.bihuan.http.Problem;
import org.bihuan.issue.IssueFilter;
import org.bihuan.organization.Caller;
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

  private static final String DEFAULT_TYPE = "rectification";

  private final Reckoning reckoning;

  StatisticsController(Reckoning reckoning) {
    this.reckoning = reckoning;
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
      Locale locale) {
    return reckoning.statistics(caller, typed(filter), dimension(by), locale);
  }

  private static @Nullable Dimension dimension(@Nullable String by) {
    if (by == null) {
      return null;
    }
    return Dimension.of(by)
        .orElseThrow(() -> Problem.malformed("by", "report.by", Dimension.words()));
  }

  private static IssueFilter typed(IssueFilter filter) {
    if (filter.type() != null) {
      return filter;
    }
    return new IssueFilter(
        DEFAULT_TYPE,
        filter.status(),
        filter.step(),
        filter.unit(),
        filter.unitAlone(),
        filter.supervisor(),
        filter.category(),
        filter.severity(),
        filter.source(),
        filter.campaign(),
        filter.resolution(),
        filter.overdue(),
        filter.openedFrom(),
        filter.openedTo(),
        filter.q(),
        filter.signedOff(),
        filter.withdrawn(),
        filter.firstPass(),
        filter.relapsed(),
        filter.sort());
  }
}
