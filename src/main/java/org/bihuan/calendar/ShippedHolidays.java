package org.bihuan.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.bihuan.calendar.CalendarDay.Kind;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Loads the years that were announced when this version of the service was released. A year that is
 * in the table already is left to the administrators.
 */
@Component
class ShippedHolidays {

  private final CalendarTables tables;
  private final TransactionOperations transactions;

  ShippedHolidays(CalendarTables tables, TransactionOperations transactions) {
    this.tables = tables;
    this.transactions = transactions;
  }

  /** Adds the missing years; nodes that start at the same time wait for each other at the lock. */
  void addMissingYears() {
    Map<Integer, List<CalendarDay>> shipped = read();
    if (tables.load().lacksAnyOf(shipped.keySet())) {
      transactions.executeWithoutResult(
          status -> {
            tables.lock();
            AnnouncedDays known = tables.load();
            shipped.keySet().removeIf(known::isAnnounced);
            shipped.forEach(tables::replace);
          });
    }
  }

  static Map<Integer, List<CalendarDay>> read() {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try {
      String file =
          new ClassPathResource("calendar/holidays.csv").getContentAsString(StandardCharsets.UTF_8);
      try (var lines = format.parse(new StringReader(file))) {
        return lines.stream()
            .map(ShippedHolidays::day)
            .collect(
                Collectors.groupingBy(
                    day -> day.date().getYear(), TreeMap::new, Collectors.toList()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CalendarDay day(CSVRecord line) {
    return new CalendarDay(
        LocalDate.parse(line.get("date")),
        Kind.of(line.get("kind")).orElseThrow(),
        line.get("name"),
        line.get("name_en"));
  }
}
