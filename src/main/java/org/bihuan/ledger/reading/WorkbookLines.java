package org.bihuan.ledger.reading;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.http.Problem;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Reads a workbook: the first visible sheet with a ledger's header in it. */
final class WorkbookLines {

  /** How many sheets are searched for a ledger. */
  private static final int SHEETS = 50;

  private static final int LONGEST_NUMBER = 32;

  /**
   * A number with an exponent of three digits or more, which would be written out digit by digit.
   */
  private static final Pattern LARGE = Pattern.compile(".*[eE][+-]?\\d{3,}");

  private WorkbookLines() {}

  /**
   * @param file checked by {@link Archive} before
   */
  static Table read(Path file, LedgerLimits limits) {
    try (var book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
      for (Sheet sheet : book.getSheets().limit(SHEETS).toList()) {
        if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
          List<SheetRow> lines = lines(sheet, book.isDate1904(), limits);
          List<Merges.Span> spans = Merges.of(file, sheet.getId(), limits);
          Optional<Table> table = Table.of(SharedCells.fill(lines, spans, limits));
          if (table.isPresent()) {
            return table.get();
          }
        }
      }
    } catch (Problem e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The reader trusts its input and may throw anything: for an index beyond the shared strings,
      // or a missing attribute.
      throw LedgerFault.file("ledger.file.broken");
    }
    throw LedgerFault.file("ledger.file.header", Header.SEARCHED);
  }

  private static List<SheetRow> lines(Sheet sheet, boolean from1904, LedgerLimits kept)
      throws IOException {
    kept.beginSheet();
    try (Stream<Row> rows = sheet.openStream()) {
      rows.forEach(row -> kept.add(line(row, from1904, kept)));
    }
    return kept.lines();
  }

  private static SheetRow line(Row row, boolean from1904, LedgerLimits kept) {
    List<String> texts = new ArrayList<>();
    for (Cell cell : row) {
      String text = cell == null ? "" : text(cell, from1904);
      if (!text.isBlank()) {
        // Rows formatted as a whole extend to column XFD: only cells with text count.
        LedgerLimits.checkColumns(cell.getColumnIndex() + 1);
        while (texts.size() <= cell.getColumnIndex()) {
          texts.add("");
        }
        kept.count(text);
        texts.set(cell.getColumnIndex(), text);
      }
    }
    SheetRow line = new SheetRow(row.getRowNum(), texts);
    LedgerLimits.checkCells(line);
    return line;
  }

  private static String text(Cell cell, boolean from1904) {
    CellType type = cell.getType();
    if (type == CellType.EMPTY) {
      return "";
    }
    if (type == CellType.NUMBER || type == CellType.FORMULA) {
      BigDecimal number = number(cell.getRawValue());
      if (number != null) {
        return isDate(cell) && ExcelDay.isDay(number)
            ? ExcelDay.of(number, from1904).toString()
            : number.stripTrailingZeros().toPlainString();
      }
    }
    String text = cell.getText();
    return text == null ? "" : text;
  }

  private static @Nullable BigDecimal number(@Nullable String raw) {
    if (raw == null || raw.length() > LONGEST_NUMBER || LARGE.matches(raw)) {
      return null;
    }
    try {
      return new BigDecimal(raw);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id == null) {
      return false;
    }
    // Built-in formats; 27 to 36 and 50 to 58 are the dates of Chinese Excel and have no pattern.
    if (within(id, 14, 17) || id == 22 || within(id, 27, 36) || within(id, 50, 58)) {
      return true;
    }
    String format = cell.getDataFormatString();
    return format != null && NumberFormats.isDate(format);
  }

  private static boolean within(int id, int first, int last) {
    return id >= first && id <= last;
  }
}
