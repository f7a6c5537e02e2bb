package org.bihuan.workbench.calendar;

import com.google.re2j.Pattern;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bihuan.calendar.CalendarDay;
import org.bihuan.calendar.DayForm;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.Problem.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A year's holidays and make-up days as lines of text, one day each: date,kind,name,English name.
 */
final class DayLines {

  /** The kinds in Chinese, accepted in addition to the API's codes. */
  private static final Map<String, String> KINDS = Map.of("休", "holiday", "班", "workday");

  static final String FIELD = "lines";

  private static final Pattern DAY = Pattern.compile("days\\[\\d{1,6}]\\..*");

  private DayLines() {}

  static String of(List<CalendarDay> days) {
    return ofForms(
        days.stream()
            .map(day -> new DayForm(day.date(), day.kind().code(), day.name(), day.nameEn()))
            .toList());
  }

  static String ofForms(List<DayForm> days) {
    return days.stream()
        .map(
            day ->
                String.join(
                    ",",
                    String.valueOf(day.date()),
                    text(day.kind()),
                    text(day.name()),
                    text(day.nameEn())))
        .collect(Collectors.joining("\n"));
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  /** Parses the lines; what is missing in a line is null in its day. */
  static List<DayForm> read(String lines) {
    return filled(lines).stream().map(DayLines::day).toList();
  }

  private static List<String> filled(String lines) {
    return lines.lines().filter(line -> !line.isBlank()).toList();
  }

  private static DayForm day(String line) {
    String[] cells = line.replace('，', ',').split(",", -1);
    String kind = cell(cells, 1);
    return new DayForm(
        date(cell(cells, 0)),
        kind == null ? null : KINDS.getOrDefault(kind, kind),
        cell(cells, 2),
        cell(cells, 3));
  }

  private static @Nullable String cell(String[] cells, int index) {
    return index < cells.length && !cells[index].isBlank() ? cells[index].strip() : null;
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** The refusal with line numbers in place of the days' positions. */
  static Problem byLine(Problem refusal) {
    List<FieldError> errors = new ArrayList<>();
    for (FieldError error : refusal.errors()) {
      String field = error.field();
      if (DAY.matches(field)) {
        int line =
            Integer.parseInt(field.substring(field.indexOf('[') + 1, field.indexOf(']'))) + 1;
        errors.add(
            new FieldError(
                FIELD,
                "workbench.calendar.line",
                line,
                new Reason(error.messageKey(), error.arguments())));
      } else {
        errors.add(error);
      }
    }
    return new Problem(refusal.name(), refusal.status(), errors, refusal.arguments());
  }
}
