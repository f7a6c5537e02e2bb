package org.bihuan.spreadsheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads text with separators (RFC 4180). Chinese Excel saves CSV in GB18030 without saying so: text
 * that is not strictly UTF-8 is tried as that, as strictly.
 */
final class CsvLines {

  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private CsvLines() {}

  /**
   * The lines that are not blank.
   *
   * @param recognizes whether the first lines have been separated rightly
   */
  static List<SheetRow> read(
      byte[] bytes, SheetLimits limits, Predicate<List<SheetRow>> recognizes) {
    String text = decode(bytes);
    for (char separator : SEPARATORS) {
      Part start = part(text, separator, new SheetLimits(limits.rows()), SheetLimits.ABOVE);
      if (recognizes.test(start.lines())) {
        return whole(text, separator, limits);
      }
    }
    return whole(text, SEPARATORS.get(0), limits);
  }

  private static List<SheetRow> whole(String text, char separator, SheetLimits limits) {
    Part all = part(text, separator, limits, Integer.MAX_VALUE);
    if (all.open() > 0) {
      throw SpreadsheetFault.file("spreadsheet.quote", all.open());
    }
    // Checked only once the separator is known: with a wrong one, a whole line is one cell.
    all.lines().forEach(SheetLimits::checkCells);
    return all.lines();
  }

  private static String decode(byte[] bytes) {
    String text = wide(bytes);
    if (text == null && !contains(bytes, (byte) 0)) {
      for (Charset charset : CHARSETS) {
        text = text == null ? decode(bytes, charset) : text;
      }
    }
    if (text == null) {
      throw SpreadsheetFault.unsupported("spreadsheet.kind");
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** Excel's “Unicode text” is UTF-16, which it marks. */
  private static @Nullable String wide(byte[] bytes) {
    boolean little = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
    boolean big = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
    return little || big ? decode(bytes, StandardCharsets.UTF_16) : null;
  }

  private static boolean contains(byte[] bytes, byte wanted) {
    for (byte each : bytes) {
      if (each == wanted) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String decode(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /**
   * Lines up to the first whose quotation marks are not balanced: either the separator is another,
   * or the file is broken.
   *
   * @param open the line with the quotation mark that is not closed, 1-based; 0 where there is none
   */
  private record Part(List<SheetRow> lines, int open) {}

  private static Part part(String text, char separator, SheetLimits kept, int most) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .get();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord record : parser) {
        if (record.getRecordNumber() > most) {
          break;
        }
        SheetRow row = line(record);
        row.cells().forEach(kept::count);
        kept.add(row);
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return new Part(kept.lines(), (int) line);
    }
    return new Part(kept.lines(), 0);
  }

  private static SheetRow line(CSVRecord record) {
    String[] cells = record.values();
    int used = cells.length;
    while (used > 0 && cells[used - 1].isBlank()) {
      used--;
    }
    SheetLimits.checkColumns(used);
    List<String> texts = Arrays.stream(cells, 0, used).map(SheetText::of).toList();
    return new SheetRow("", (int) record.getRecordNumber(), texts);
  }
}
