package org.bihuan.workbench.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.register.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One version of an entry as a page shows it.
 *
 * @param cells in the order of the columns
 */
record EntryLine(
    String key,
    int version,
    List<String> cells,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Instant changedAt,
    String changedBy) {

  static EntryLine of(Entry entry, List<String> cells) {
    return new EntryLine(
        entry.key(),
        entry.version(),
        cells,
        entry.from(),
        entry.to(),
        entry.changedAt(),
        entry.changedBy());
  }
}
