package org.bihuan.ledger.row;

import java.time.LocalDate;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.bihuan.http.Problem.Reason;
import org.bihuan.ledger.header.Column;
import org.jspecify.annotations.Nullable;

/**
 * What an importer should know of the days that a row gives: none of it makes the row faulty, since
 * old ledgers say such things rightly, but most of it is a slip.
 *
 * @param today in the calendar's zone
 * @param isWorkday whether a day is a working day, as far as it is announced
 */
public record DayNotes(LocalDate today, Predicate<LocalDate> isWorkday) {

  /** Message key of the note on a due date before today. */
  public static final String PAST = "ledger.row.past";

  /** In years, from today: what lies further off has hardly the right year. */
  private static final int NEAR = 10;

  void tell(@Nullable LocalDate due, @Nullable LocalDate found, BiConsumer<Column, Reason> notes) {
    if (due != null) {
      tellDue(due, found, notes);
    }
    if (found != null && found.isAfter(today)) {
      notes.accept(Column.FOUND, new Reason("ledger.row.found.future", found));
    } else if (found != null && found.isBefore(today.minusYears(NEAR))) {
      notes.accept(Column.FOUND, new Reason("ledger.row.found.old", found, NEAR));
    }
  }

  private void tellDue(LocalDate due, @Nullable LocalDate found, BiConsumer<Column, Reason> notes) {
    if (due.isBefore(today)) {
      notes.accept(Column.DUE, new Reason(PAST, due));
    } else if (due.isAfter(today.plusYears(NEAR))) {
      notes.accept(Column.DUE, new Reason("ledger.row.due.far", due, NEAR));
    } else if (!isWorkday.test(due)) {
      notes.accept(Column.DUE, new Reason("ledger.row.due.dayOff", due));
    }
    if (found != null && due.isBefore(found)) {
      notes.accept(Column.DUE, new Reason("ledger.row.due.beforeFound", due, found));
    }
  }
}
