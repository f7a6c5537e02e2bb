package org.bihuan.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.openapi.Required;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The working calendar: read by everybody, kept up by the administrators of the root unit. */
@RestController
@RequestMapping("/api/calendar")
@Tag(name = "calendar")
class CalendarController {

  private final CalendarYears years;

  CalendarController(CalendarYears years) {
    this.years = years;
  }

  /** All the days of a year that depart from Monday to Friday. */
  record Announcement(@Required @Nullable List<@Nullable DayForm> days) {

    private List<DayForm> forms() {
      if (days == null) {
        throw Problem.invalidSubmission(List.of(FieldError.missing("days")));
      }
      return days.stream().map(Announcement::orBlank).toList();
    }

    private static DayForm orBlank(@Nullable DayForm day) {
      return Objects.requireNonNullElseGet(day, () -> new DayForm(null, null, null, null));
    }
  }

  @GetMapping
  @Operation(summary = "Show a year's holidays and make-up days", operationId = "getCalendarYear")
  CalendarYear show(@RequestParam int year) {
    return years.of(year);
  }

  @PutMapping("/{year}")
  @Operation(
      summary = "Announce a year's holidays and make-up days",
      operationId = "announceCalendarYear",
      description =
          "Replaces what the year had; an empty list takes the announcement back. For"
              + " administrators of the root unit. Due dates of open issues that were counted in"
              + " working days move with it; dates that somebody gave stay.")
  CalendarYear announce(
      @AuthenticationPrincipal Caller caller,
      @PathVariable int year,
      @RequestBody Announcement announcement) {
    return years.announce(caller, year, announcement.forms());
  }
}
