package org.bihuan.ledger.reading;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

  static Table read(byte[] bytes) {
    String text = decode(bytes);
    for (char separator : SEPARATORS) {
      if (hasHeader(text, separator)) {
        return table(text, separator).orElseThrow(CsvLines::headerMissing);
      }
    }
    throw headerMissing();
  }

  private static Optional<Table> table(String text, char separator) {
    try {
      List<SheetRow> lines = lines(text, separator, Integer.MAX_VALUE);
      // Checked only once the separator is known: with a wrong one, a whole line is one cell.
      lines.forEach(LedgerLimits::checkCells);
      return Table.of(lines);
    } catch (IOException e) {
      throw LedgerFault.file("ledger.file.broken");
    }
  }

  private static RuntimeException headerMissing() {
    return LedgerFault.file("ledger.file.header", Header.SEARCHED);
  }

  private static String decode(byte[] bytes) {
    String text = null;
    if (!contains(bytes, (byte) 0)) {
      for (Charset charset : CHARSETS) {
        text = text == null ? decode(bytes, charset) : text;
      }
    }
    if (text == null) {
      throw LedgerFault.unsupported("ledger.file.kind");
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
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

  private static boolean hasHeader(String text, char separator) {
    try {
      return Table.of(lines(text, separator, Header.SEARCHED)).isPresent();
    } catch (IOException e) {
      // Unbalanced quotation marks: either the separator is another, or the file is broken.
      return false;
    }
  }

  private static List<SheetRow> lines(String text, char separator, int most) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .get();
    LedgerLimits kept = new LedgerLimits();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord record : parser) {
        if (record.getRecordNumber() > most) {
          break;
        }
        SheetRow line = line(record);
        line.cells().forEach(kept::count);
        kept.add(line);
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new IOException(e);
    }
    return kept.lines();
  }

  private static SheetRow line(CSVRecord record) {
    String[] cells = record.values();
    int used = cells.length;
    while (used > 0 && cells[used - 1].isBlank()) {
      used--;
    }
    LedgerLimits.checkColumns(used);
    return new SheetRow((int) record.getRecordNumber(), List.of(Arrays.copyOf(cells, used)));
  }
}
