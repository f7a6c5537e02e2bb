package org.bihuan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.calendar.CalendarDay.Kind;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.openapi.Required;
import org.jspecify.annotations.Nullable;

/** A holiday or make-up day as an administrator enters it. */
public record DayForm(
    @Required @Nullable LocalDate date,
    @Required @Nullable String kind,
    @Required @Nullable String name,
    @Required @Nullable String nameEn) {

  private static final int LONGEST_NAME = 100;

  /** The days of a leap year; in a longer list some day must be given twice. */
  private static final int MOST_DAYS = 366;

  /**
   * Checks all days of a year, so that every fault is reported at once.
   *
   * @throws Problem 422 {@code invalid-submission} naming {@code days[n].date} and so on
   */
  static List<CalendarDay> check(int year, List<DayForm> forms) {
    if (forms.size() > MOST_DAYS) {
      throw Problem.invalidSubmission(
          List.of(new FieldError("days", "calendar.too-many", MOST_DAYS)));
    }
    List<FieldError> errors = new ArrayList<>();
    List<CalendarDay> days = new ArrayList<>();
    Set<LocalDate> dates = new HashSet<>();
    for (int i = 0; i < forms.size(); i++) {
      String field = "days[" + i + "].";
      DayForm form = forms.get(i);
      LocalDate date = form.date(year, field + "date", dates, errors);
      Kind kind = form.kind(field + "kind", errors);
      if (kind == Kind.WORKDAY && date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
        errors.add(new FieldError(field + "date", "calendar.make-up-on-weekday"));
      }
      days.add(
          new CalendarDay(
              date,
              kind,
              text(form.name, field + "name", errors),
              text(form.nameEn, field + "nameEn", errors)));
    }
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
    return days;
  }

  private LocalDate date(int year, String field, Set<LocalDate> dates, List<FieldError> errors) {
    if (date == null) {
      errors.add(FieldError.missing(field));
      return LocalDate.EPOCH;
    }
    if (date.getYear() != year) {
      errors.add(new FieldError(field, "calendar.other-year", Integer.toString(year)));
    } else if (!dates.add(date)) {
      errors.add(new FieldError(field, "calendar.date-twice"));
    }
    return date;
  }

  private Kind kind(String field, List<FieldError> errors) {
    Kind known = kind == null ? null : Kind.of(kind).orElse(null);
    if (known == null) {
      errors.add(kind == null ? FieldError.missing(field) : new FieldError(field, "calendar.kind"));
      return Kind.HOLIDAY;
    }
    return known;
  }

  private static String text(@Nullable String text, String field, List<FieldError> errors) {
    String stripped = text == null ? "" : text.strip();
    if (stripped.isEmpty()) {
      errors.add(FieldError.missing(field));
    } else if (stripped.length() > LONGEST_NAME) {
      errors.add(new FieldError(field, "calendar.too-long", LONGEST_NAME));
    }
    return stripped;
  }
}
