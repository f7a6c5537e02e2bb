package org.bihuan.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.bihuan.calendar.WorkCalendar.SkippedDay;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Works out a deadline in the open, so that nobody has to take it on trust. */
@RestController
@RequestMapping("/api/calendar/deadline")
@Tag(name = "calendar")
class DeadlineController {

  private final WorkCalendar calendar;
  private final Messages messages;

  DeadlineController(WorkCalendar calendar, Messages messages) {
    this.calendar = calendar;
    this.messages = messages;
  }

  /**
   * A deadline and how it comes about.
   *
   * @param provisional whether it falls into a year whose holidays are not announced yet
   */
  record Deadline(
      LocalDate from,
      int workdays,
      LocalDate dueOn,
      OffsetDateTime dueAt,
      boolean provisional,
      List<Skipped> skipped) {}

  /**
   * A day that did not count.
   *
   * @param reason {@code weekend} or {@code holiday}
   * @param name the holiday, or the word for weekend, in the caller's language
   */
  record Skipped(LocalDate date, String reason, String name) {}

  @GetMapping
  @Operation(
      summary = "Explain a deadline",
      operationId = "explainDeadline",
      description = "The n-th working day after `from`, which itself is not counted.")
  Deadline explain(@RequestParam LocalDate from, @RequestParam int workdays) {
    Years.check("from", from.getYear());
    if (workdays < 0 || workdays > AnnouncedDays.MOST_WORKDAYS) {
      throw Problem.malformed(
          "workdays", "calendar.workdays", Integer.toString(AnnouncedDays.MOST_WORKDAYS));
    }
    LocalDate due = calendar.plusWorkdays(from, workdays);
    return new Deadline(
        from,
        workdays,
        due,
        calendar.dueAt(due).atZone(calendar.zone()).toOffsetDateTime(),
        calendar.isProvisional(due),
        calendar.skipped(from, due).stream().map(this::skipped).toList());
  }

  private Skipped skipped(SkippedDay day) {
    return new Skipped(day.date(), day.reason(), name(day));
  }

  private String name(SkippedDay day) {
    return messages.locale().getLanguage().equals("zh") ? day.name() : day.nameEn();
  }
}
