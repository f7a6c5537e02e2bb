package org.bihuan.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A day on which the calendar departs from Monday to Friday.
 *
 * @param name the festival it belongs to, in Chinese
 * @param nameEn the same in English
 */
public record CalendarDay(LocalDate date, Kind kind, String name, String nameEn) {

  /** Whether nobody works on it, or everybody does. */
  public enum Kind {
    /** A statutory holiday, or a day off beside one. */
    HOLIDAY,
    /** A day at a weekend on which the days off of a festival are made up for. */
    WORKDAY;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String word) {
      for (Kind kind : values()) {
        if (kind.code().equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }
}
