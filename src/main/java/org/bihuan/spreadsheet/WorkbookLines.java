package org.bihuan.spreadsheet;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

/** Reads the sheets of a workbook. */
final class WorkbookLines {

  /** How many sheets are offered. */
  private static final int SHEETS = 50;

  private static final int LONGEST_NUMBER = 32;

  /**
   * A number with an exponent of three digits or more, which would be written out digit by digit.
   */
  private static final Pattern LARGE = Pattern.compile(".*[eE][+-]?\\d{3,}");

  /** The function by which WPS shows a picture in a cell. */
  private static final String PICTURE = "DISPIMG(";

  private WorkbookLines() {}

  /**
   * @param file checked by {@link Archive} before
   */
  static <T> T read(Path file, SheetLimits limits, Function<List<SourceSheet>, T> reader) {
    try {
      Path read = StrictWorkbook.readable(file);
      try (var book = new ReadableWorkbook(read.toFile(), new ReadingOptions(true, true))) {
        boolean from1904 = SheetMarks.from1904(read, limits);
        List<SourceSheet> sheets =
            book.getSheets()
                .limit(SHEETS)
                .map(sheet -> source(read, sheet, from1904, limits))
                .toList();
        return reader.apply(sheets);
      } finally {
        if (!read.equals(file)) {
          Files.deleteIfExists(read);
        }
      }
    } catch (Problem e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  /**
   * The reader trusts its input and may throw anything: for an index beyond the shared strings, or
   * a missing attribute.
   */
  private static Problem broken(Exception e) {
    return e instanceof Problem problem ? problem : SpreadsheetFault.file("spreadsheet.broken");
  }

  private static SourceSheet source(Path file, Sheet sheet, boolean from1904, SheetLimits limits) {
    boolean visible = sheet.getVisibility() == SheetVisibility.VISIBLE;
    return new SourceSheet(
        String.valueOf(sheet.getName()), visible, () -> lines(file, sheet, from1904, limits));
  }

  private static List<SheetRow> lines(Path file, Sheet sheet, boolean from1904, SheetLimits kept) {
    kept.beginSheet();
    try (Stream<Row> rows = sheet.openStream()) {
      String name = String.valueOf(sheet.getName());
      rows.forEach(row -> kept.add(line(name, row, from1904, kept)));
      SheetMarks marks = SheetMarks.of(file, sheet.getId(), kept);
      List<SheetRow> lines =
          kept.lines().stream()
              .map(line -> marks.hidden().contains(line.number()) ? line.asHidden() : line)
              .toList();
      return SharedCells.fill(lines, marks.spans(), kept);
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  private static SheetRow line(String sheet, Row row, boolean from1904, SheetLimits kept) {
    List<String> texts = new ArrayList<>();
    for (Cell cell : row) {
      String text = cell == null ? "" : text(cell, from1904);
      if (!text.isBlank()) {
        // Rows formatted as a whole extend to column XFD: only cells with text count.
        SheetLimits.checkColumns(cell.getColumnIndex() + 1);
        while (texts.size() <= cell.getColumnIndex()) {
          texts.add("");
        }
        kept.count(text);
        texts.set(cell.getColumnIndex(), text);
      }
    }
    SheetRow line = new SheetRow(sheet, row.getRowNum(), texts);
    SheetLimits.checkCells(line);
    return line;
  }

  private static String text(Cell cell, boolean from1904) {
    CellType type = cell.getType();
    if (type == CellType.EMPTY) {
      return "";
    }
    String formula = cell.getFormula();
    if (formula != null && formula.contains(PICTURE)) {
      return SheetText.PICTURE;
    }
    // A formula whose result is a text keeps its zeros, although the text may look like a number.
    boolean isText = type == CellType.FORMULA && cell.getValue() instanceof String;
    if ((type == CellType.NUMBER || type == CellType.FORMULA) && !isText) {
      BigDecimal number = number(cell.getRawValue());
      if (number != null) {
        return isDate(cell) && ExcelDay.isDay(number)
            ? ExcelDay.of(number, from1904).toString()
            : number.stripTrailingZeros().toPlainString();
      }
    }
    if (type == CellType.FORMULA && cell.getValue() == null) {
      return SheetText.NO_RESULT;
    }
    String text = cell.getText();
    return text == null ? "" : SheetText.of(text);
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
