package org.bihuan.calendar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.calendar.CalendarDay.Kind;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.organization.Caller;
import org.bihuan.organization.RootAdministrators;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Parses the State Council's yearly notice as it is published; a person checks the result before it
 * is announced: "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"
 */
@Component
public class HolidayNotice {

  /** In characters; several times the longest notice the State Council has published. */
  static final int LONGEST_NOTICE = 10_000;

  private static final Pattern FESTIVAL =
      Pattern.compile("(?:[一二三四五六七八九十]+、)?\\s*([^：:。]{1,20})[：:](.+)");
  private static final Pattern ASIDE = Pattern.compile("[（(][^（()）]*[)）]");
  private static final Pattern DAYS =
      Pattern.compile(
          "(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日"
              + "(?:[至到](?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日)?");
  private static final Pattern SENTENCE_END = Pattern.compile("[。；;]");
  private static final int LONGEST = 62;

  /** More than the days of a year: a longer list comes from no real notice and is cut off. */
  private static final int MOST_DAYS = 400;

  private final RootAdministrators administrators;
  private final Map<String, String> english = new HashMap<>();

  HolidayNotice(RootAdministrators administrators) {
    this.administrators = administrators;
    ShippedHolidays.read().values().stream()
        .flatMap(List::stream)
        .forEach(day -> english.put(day.name(), day.nameEn()));
  }

  /**
   * What a notice says.
   *
   * @param days of the year in question, in their order
   * @param others of other years, in their order: New Year's holiday often begins in December
   */
  public record Read(List<DayForm> days, List<DayForm> others) {

    /**
     * These days and those known so far of festivals that the notice does not name: an amended
     * notice is about some festivals only.
     */
    public List<DayForm> amending(List<CalendarDay> known) {
      Set<String> festivals =
          days.stream().flatMap(day -> names(day.name())).collect(Collectors.toSet());
      Set<LocalDate> dates = days.stream().map(DayForm::date).collect(Collectors.toSet());
      return Stream.concat(
              known.stream()
                  .filter(day -> !dates.contains(day.date()))
                  .filter(day -> !names(day.name()).allMatch(festivals::contains))
                  .map(day -> new DayForm(day.date(), day.kind().code(), day.name(), day.nameEn())),
              days.stream())
          .sorted(IN_ORDER)
          .toList();
    }

    /** One day may belong to two festivals: 国庆节、中秋节. */
    private static Stream<String> names(@Nullable String name) {
      return name == null ? Stream.empty() : Stream.of(name.split("、", -1));
    }
  }

  private static final Comparator<DayForm> IN_ORDER =
      Comparator.comparing(DayForm::date, Comparator.nullsFirst(Comparator.naturalOrder()));

  /**
   * The days that the notice names; none where it names none. An English name that is not known is
   * left empty.
   *
   * @throws Problem 403 where the caller may not announce days; 422 naming {@code notice} where it
   *     is too long
   */
  public Read read(Caller caller, int year, String notice) {
    administrators.require(caller);
    if (notice.length() > LONGEST_NOTICE) {
      throw Problem.invalidSubmission(
          List.of(new FieldError("notice", "form.tooLong", LONGEST_NOTICE)));
    }
    Map<Boolean, List<DayForm>> found =
        ASIDE
            .matcher(notice)
            .replaceAll("")
            .lines()
            .flatMap(line -> festival(year, line.strip()))
            .limit(MOST_DAYS)
            .sorted(IN_ORDER)
            .collect(Collectors.partitioningBy(day -> isIn(year, day)));
    return new Read(found.getOrDefault(true, List.of()), found.getOrDefault(false, List.of()));
  }

  private static boolean isIn(int year, DayForm day) {
    LocalDate date = day.date();
    return date != null && date.getYear() == year;
  }

  private Stream<DayForm> festival(int year, String line) {
    Matcher festival = FESTIVAL.matcher(line);
    if (!festival.matches()) {
      return Stream.empty();
    }
    List<DayForm> days = new ArrayList<>();
    for (String sentence : SENTENCE_END.split(festival.group(2))) {
      Kind kind =
          sentence.contains("上班") ? Kind.WORKDAY : sentence.contains("放假") ? Kind.HOLIDAY : null;
      if (kind != null) {
        days.addAll(days(year, sentence, kind, festival.group(1).strip()));
      }
    }
    return days.stream();
  }

  private List<DayForm> days(int year, String sentence, Kind kind, String festival) {
    List<DayForm> days = new ArrayList<>();
    Matcher found = DAYS.matcher(sentence);
    int month = 0;
    while (found.find() && days.size() < MOST_DAYS) {
      month = number(found.group(2), month);
      int until = number(found.group(5), month);
      LocalDate first = date(number(found.group(1), year), month, found.group(3));
      LocalDate last =
          found.group(6) == null
              ? first
              : date(number(found.group(4), year), until, found.group(6));
      if (first != null && last != null && !last.isAfter(first.plusDays(LONGEST))) {
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
          days.add(new DayForm(day, kind.code(), chinese(festival), inEnglish(festival)));
        }
      }
      month = until;
    }
    return days;
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static @Nullable LocalDate date(int year, int month, String day) {
    try {
      return Year.of(year).atMonthDay(MonthDay.of(month, Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The festival as the calendar calls it: the notice says 清明节 for 清明. */
  private String chinese(String festival) {
    String shorter =
        festival.endsWith("节") ? festival.substring(0, festival.length() - 1) : festival;
    return !english.containsKey(festival) && english.containsKey(shorter) ? shorter : festival;
  }

  private String inEnglish(String festival) {
    List<String> names = new ArrayList<>();
    for (String one : festival.split("、", -1)) {
      names.add(Objects.requireNonNullElse(english.get(chinese(one)), ""));
    }
    return names.contains("") ? "" : String.join(", ", names);
  }
}
