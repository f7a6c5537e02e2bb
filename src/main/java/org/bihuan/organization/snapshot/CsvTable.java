package org.bihuan.organization.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A CSV file with a header (RFC 4180, UTF-8, with or without byte order mark).
 *
 * @param header the column names as they are in the file
 */
public record CsvTable(List<String> header, List<Row> rows) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * One line of data.
   *
   * @param number as a spreadsheet counts: the header is row 1
   * @param complete whether there is a cell for every column, and no more
   * @param cells by column name, white space around them removed
   */
  public record Row(int number, boolean complete, Map<String, String> cells) {

    /** The cell's text; empty where there is none. */
    public String text(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  /** The file is not text in UTF-8, or its quoting is broken. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(Exception cause) {
      super(cause);
    }
  }

  public static CsvTable read(byte[] file) {
    return read(file, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /**
   * @param rows how many are read at most; the rest is ignored
   * @param columns how many there may be
   */
  public static CsvTable read(byte[] file, int rows, int columns) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(false) // empty lines count as rows
            .setTrim(true)
            .get();
    try (CSVParser parser = CSVParser.parse(text(file), format)) {
      if (parser.getHeaderNames().size() > columns) {
        throw new IllegalArgumentException("too many columns");
      }
      List<Row> read =
          parser.stream().map(CsvTable::row).filter(row -> !isBlank(row)).limit(rows).toList();
      return new CsvTable(List.copyOf(parser.getHeaderNames()), read);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new Unreadable(e);
    }
  }

  private static Row row(CSVRecord line) {
    return new Row(
        Math.toIntExact(line.getRecordNumber()) + 1, line.isConsistent(), Map.copyOf(line.toMap()));
  }

  private static boolean isBlank(Row row) {
    return row.cells().values().stream().allMatch(String::isEmpty);
  }

  private static String text(byte[] file) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
