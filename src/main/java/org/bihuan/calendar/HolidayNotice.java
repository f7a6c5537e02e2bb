package org.bihuan.calendar;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.calendar.CalendarDay.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the State Council's yearly notice as it is published, for a person to look over before it
 * is announced: "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"
 */
@Component
public class HolidayNotice {

  private static final Pattern FESTIVAL =
      Pattern.compile("^\\s*(?:[一二三四五六七八九十]+、)?\\s*([^：:。]{1,20})[：:](.+)$", Pattern.MULTILINE);
  private static final Pattern ASIDE = Pattern.compile("[（(][^（()）]*[)）]");
  private static final Pattern DAYS =
      Pattern.compile(
          "(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日"
              + "(?:[至到](?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日)?");
  private static final int LONGEST = 62;

  private final Map<String, String> english = new HashMap<>();

  HolidayNotice() {
    ShippedHolidays.read().values().stream()
        .flatMap(List::stream)
        .forEach(day -> english.put(day.name(), day.nameEn()));
  }

  /**
   * The days of the year that the notice names, in their order; none where it names none. An
   * English name that is not known is left empty.
   */
  public List<DayForm> read(int year, String notice) {
    List<DayForm> days = new ArrayList<>();
    Matcher festival = FESTIVAL.matcher(ASIDE.matcher(notice).replaceAll(""));
    while (festival.find()) {
      for (String sentence : festival.group(2).split("[。；;]", -1)) {
        Kind kind =
            sentence.contains("上班") ? Kind.WORKDAY : sentence.contains("放假") ? Kind.HOLIDAY : null;
        if (kind != null) {
          days.addAll(days(year, sentence, kind, festival.group(1).strip()));
        }
      }
    }
    days.sort(
        Comparator.comparing(DayForm::date, Comparator.nullsFirst(Comparator.naturalOrder())));
    return days;
  }

  private List<DayForm> days(int year, String sentence, Kind kind, String festival) {
    List<DayForm> days = new ArrayList<>();
    Matcher found = DAYS.matcher(sentence);
    int month = 0;
    while (found.find()) {
      month = number(found.group(2), month);
      int until = number(found.group(5), month);
      LocalDate first = date(number(found.group(1), year), month, found.group(3));
      LocalDate last =
          found.group(6) == null
              ? first
              : date(number(found.group(4), year), until, found.group(6));
      if (first != null && last != null && !last.isAfter(first.plusDays(LONGEST))) {
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
          if (day.getYear() == year) {
            days.add(new DayForm(day, kind.word(), chinese(festival), inEnglish(festival)));
          }
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
    String shorter = festival.replaceFirst("节$", "");
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
