package org.bihuan.workbench.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.calendar.CalendarDay;
import org.bihuan.calendar.CalendarDay.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A month of the working calendar as rows of seven days, Monday first.
 *
 * @param weeks null where a day of the row belongs to another month
 */
record MonthGrid(String name, List<List<@Nullable Cell>> weeks) {

  /**
   * A day.
   *
   * @param kind {@code holiday}, {@code makeup}, {@code weekend} or {@code workday}
   * @param festival the holiday's name, or the one made up for; empty on all other days
   */
  record Cell(int day, LocalDate date, String kind, String festival, boolean today) {}

  /**
   * The twelve months of a year.
   *
   * @param days those that depart from Monday to Friday
   */
  static List<MonthGrid> year(
      int year, Map<LocalDate, CalendarDay> days, LocalDate today, Locale language) {
    return Arrays.stream(Month.values())
        .map(month -> month(YearMonth.of(year, month), days, today, language))
        .toList();
  }

  private static MonthGrid month(
      YearMonth month, Map<LocalDate, CalendarDay> days, LocalDate today, Locale language) {
    List<@Nullable Cell> cells = new ArrayList<>();
    for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
      cells.add(null);
    }
    month
        .atDay(1)
        .datesUntil(month.atEndOfMonth().plusDays(1))
        .forEach(date -> cells.add(cell(date, days.get(date), today, language)));
    while (cells.size() % 7 != 0) {
      cells.add(null);
    }
    List<List<@Nullable Cell>> weeks = new ArrayList<>();
    for (int i = 0; i < cells.size(); i += 7) {
      weeks.add(cells.subList(i, i + 7));
    }
    return new MonthGrid(
        month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, language), weeks);
  }

  private static Cell cell(
      LocalDate date, @Nullable CalendarDay day, LocalDate today, Locale language) {
    String kind =
        day == null
            ? date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? "weekend" : "workday"
            : day.kind() == Kind.HOLIDAY ? "holiday" : "makeup";
    String festival =
        day == null ? "" : language.getLanguage().equals("en") ? day.nameEn() : day.name();
    return new Cell(date.getDayOfMonth(), date, kind, festival, date.equals(today));
  }

  /** The heads of the seven columns: short, and in full. */
  static List<List<String>> weekdays(Locale language) {
    return Stream.of(DayOfWeek.values())
        .map(
            day ->
                List.of(
                    day.getDisplayName(TextStyle.NARROW, language),
                    day.getDisplayName(TextStyle.FULL, language)))
        .toList();
  }
}
