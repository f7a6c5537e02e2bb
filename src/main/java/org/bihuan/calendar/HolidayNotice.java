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
import java.util.LinkedHashSet;
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

  private static final Pattern ASIDE = Pattern.compile("[（(][^（()）]*[)）]");
  private static final Pattern DAYS =
      Pattern.compile(
          "(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日"
              + "(?:[至到](?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日)?");
  private static final Pattern SENTENCE_END = Pattern.compile("[。；;]");
  private static final String OFF = "放假";
  private static final String WORK = "上班";
  private static final int LONGEST = 62;

  /** More than the days of a year: a longer list comes from no real notice and is cut off. */
  private static final int MOST_DAYS = 400;

  private final RootAdministrators administrators;
  private final Map<String, String> english = new HashMap<>();

  /** The festivals that have been announced in earlier years, each by one name. */
  private final Set<String> known = new LinkedHashSet<>();

  HolidayNotice(RootAdministrators administrators) {
    this.administrators = administrators;
    ShippedHolidays.read().values().stream()
        .flatMap(List::stream)
        .forEach(
            day -> {
              english.put(day.name(), day.nameEn());
              if (day.name().indexOf('、') < 0) {
                known.add(day.name());
              }
            });
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
        NoticeParts.of(ASIDE.matcher(notice).replaceAll(""), this::festivals).stream()
            .flatMap(part -> days(year, part).stream())
            .limit(MOST_DAYS)
            .sorted(IN_ORDER)
            .collect(Collectors.partitioningBy(day -> isIn(year, day)));
    return new Read(found.getOrDefault(true, List.of()), found.getOrDefault(false, List.of()));
  }

  private static boolean isIn(int year, DayForm day) {
    LocalDate date = day.date();
    return date != null && date.getYear() == year;
  }

  /** The festivals among the names in a heading, as the notice calls them. */
  private List<String> festivals(String heading) {
    List<String> festivals = new ArrayList<>();
    for (String name : heading.split("、", -1)) {
      boolean isFestival = english.containsKey(chinese(name)) || name.endsWith("节");
      if (isFestival) {
        festivals.add(name);
      } else {
        known.stream().filter(name::contains).forEach(festivals::add);
      }
    }
    return festivals;
  }

  private List<DayForm> days(int year, NoticeParts.Part part) {
    List<DayForm> days = new ArrayList<>();
    for (String sentence : SENTENCE_END.split(part.text())) {
      days.addAll(days(year, sentence, part.festival()));
    }
    return days;
  }

  private List<DayForm> days(int year, String sentence, String festival) {
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
      Kind kind = kind(sentence, found.start(), found.end());
      if (kind != null && first != null && last != null && !last.isAfter(first.plusDays(LONGEST))) {
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
          days.add(new DayForm(day, kind.code(), chinese(festival), inEnglish(festival)));
        }
      }
      month = until;
    }
    return days;
  }

  /** What the words next to the days say of them: those after them, or else those before. */
  private static @Nullable Kind kind(String sentence, int start, int end) {
    int off = sentence.indexOf(OFF, end);
    int work = sentence.indexOf(WORK, end);
    if (off < 0 && work < 0) {
      String clause = sentence.substring(clause(sentence, start), start);
      off = clause.lastIndexOf(OFF);
      work = clause.lastIndexOf(WORK);
      return off < 0 && work < 0 ? null : off > work ? Kind.HOLIDAY : Kind.WORKDAY;
    }
    return work < 0 || (off >= 0 && off < work) ? Kind.HOLIDAY : Kind.WORKDAY;
  }

  private static int clause(String sentence, int end) {
    return Math.max(sentence.lastIndexOf('，', end), sentence.lastIndexOf(',', end)) + 1;
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
  private String chinese(String festivals) {
    return Stream.of(festivals.split("、", -1)).map(this::single).collect(Collectors.joining("、"));
  }

  private String single(String festival) {
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
