package org.bihuan.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bihuan.ledger.header.HeaderWords;
import org.bihuan.ledger.header.LedgerFile;
import org.bihuan.ledger.header.Table;
import org.bihuan.ledger.row.DayNotes;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.FormCells;
import org.bihuan.ledger.row.RowFault;
import org.bihuan.ledger.row.RowReader;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/** Makes the files that units would send, and reads them as an import does. */
public final class Sheets {

  private Sheets() {}

  /** A workbook of these rows; a date becomes an Excel date, null an empty cell. */
  public static byte[] workbook(List<List<Object>> rows) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("Sheet1");
      sheet.range(0, 0, 0, 5).merge();
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < rows.get(r).size(); c++) {
          Object value = rows.get(r).get(c);
          if (value instanceof LocalDate day) {
            sheet.value(r, c, day);
            sheet.style(r, c).format("yyyy-m-d").set();
          } else if (value instanceof Number number) {
            sheet.value(r, c, number);
          } else if (value != null) {
            sheet.value(r, c, value.toString());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static Table table(byte[] content) {
    return file(content, null).tables().get(0);
  }

  /** The ledger as an import of this sheet reads it. */
  public static LedgerFile file(byte[] content, @Nullable String sheet) {
    try {
      Path file = Files.createTempFile("ledger", null);
      try {
        Files.write(file, content);
        return LedgerFile.read(file, HeaderWords.USUAL, sheet);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Read read(byte[] content) {
    return read(content, new ListedUnits());
  }

  public static Read read(byte[] content, ListedUnits units) {
    Table table = table(content);
    var reader =
        new RowReader(
            table.header(),
            units,
            Set.of(),
            "rectification",
            null,
            new DayNotes(LocalDate.of(2026, 11, 20), day -> day.getDayOfWeek().getValue() < 6),
            FormCells.NONE);
    return new Read(reader.read(table.rows()), reader.faults(), reader.notes());
  }

  public record Read(List<Entry> entries, List<RowFault> faults, List<RowFault> notes) {}
}
