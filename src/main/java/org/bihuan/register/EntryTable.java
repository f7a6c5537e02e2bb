package org.bihuan.register;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.register.Register;
import org.bihuan.spreadsheet.SheetLimits;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.spreadsheet.SourceSheet;
import org.bihuan.spreadsheet.SpreadsheetFile;
import org.bihuan.spreadsheet.TextNormalizer;
import org.jspecify.annotations.Nullable;

/**
 * A file with entries: the first visible sheet that has a line with the header of the key column.
 * Headers are ids or names of columns, and those of the validity.
 *
 * @param headers as the file spells them, by the id of the column
 */
record EntryTable(Map<String, String> headers, List<Line> lines) {

  /** Columns that are in every register: the first and the last day. */
  static final String FROM = "from";

  static final String TO = "to";

  private static final int MOST_ROWS = 20_000;

  private static final Map<String, String> VALIDITY =
      Map.of(
          "from", FROM,
          "生效日期", FROM,
          "有效期起", FROM,
          "to", TO,
          "失效日期", TO,
          "有效期止", TO);

  /**
   * One line.
   *
   * @param number as the spreadsheet shows it
   * @param cells texts by the id of the column; of blank cells empty ones
   */
  record Line(int number, Map<String, String> cells) {}

  /**
   * @throws Problem 415 or 422 naming {@code file} where it cannot be read, or has no such header
   */
  static EntryTable read(Path file, Register register) {
    Map<String, String> known = known(register);
    Optional<EntryTable> table =
        SpreadsheetFile.read(
            file,
            new SheetLimits(MOST_ROWS),
            start -> header(start, register, known).isPresent(),
            sheets -> read(sheets, register, known));
    return table.orElseThrow(
        () ->
            Problem.invalidSubmission(
                List.of(
                    new FieldError(
                        "file",
                        "register.import.no-header",
                        register.column(register.keyColumn()).map(Field::names).orElseThrow().zh(),
                        register.keyColumn()))));
  }

  private static Map<String, String> known(Register register) {
    Map<String, String> known = new HashMap<>();
    VALIDITY.forEach((name, id) -> known.put(TextNormalizer.key(name), id));
    for (Field column : register.columns()) {
      known.put(TextNormalizer.key(column.id()), column.id());
      known.put(TextNormalizer.key(column.names().zh()), column.id());
      if (column.names().en() != null) {
        known.put(TextNormalizer.key(column.names().en()), column.id());
      }
    }
    return known;
  }

  private static Optional<EntryTable> read(
      List<SourceSheet> sheets, Register register, Map<String, String> known) {
    for (SourceSheet sheet : sheets) {
      if (sheet.visible()) {
        List<SheetRow> lines = sheet.lines();
        Optional<SheetRow> header = header(lines, register, known);
        if (header.isPresent()) {
          return Optional.of(read(lines, header.get(), known));
        }
      }
    }
    return Optional.empty();
  }

  /** The first line with the header of the key column. */
  private static Optional<SheetRow> header(
      List<SheetRow> lines, Register register, Map<String, String> known) {
    return lines.stream()
        .limit(SheetLimits.ABOVE)
        .filter(line -> columns(line, known).containsValue(register.keyColumn()))
        .findFirst();
  }

  /** The id of the column with this title; null where there is none. */
  private static @Nullable String meaning(String title, Map<String, String> known) {
    return title.length() > TextNormalizer.LONGEST_WORD
        ? null
        : known.get(TextNormalizer.key(title));
  }

  /** The ids of the columns of a header, by their place. */
  private static Map<Integer, String> columns(SheetRow header, Map<String, String> known) {
    Map<Integer, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < header.cells().size(); i++) {
      String id = meaning(header.cell(i), known);
      if (id != null && !columns.containsValue(id)) {
        columns.put(i, id);
      }
    }
    return columns;
  }

  /** Two columns for the same: nobody could say which of them holds. */
  private static void once(
      SheetRow header, Map<Integer, String> columns, Map<String, String> known) {
    for (int i = 0; i < header.cells().size(); i++) {
      String id = meaning(header.cell(i), known);
      if (id != null && !columns.containsKey(i)) {
        String first =
            columns.entrySet().stream()
                .filter(column -> column.getValue().equals(id))
                .map(column -> TextNormalizer.line(header.cell(column.getKey())))
                .findFirst()
                .orElse(id);
        throw Problem.invalidSubmission(
            List.of(
                new FieldError(
                    "file",
                    "register.import.column-twice",
                    first,
                    TextNormalizer.line(header.cell(i)))));
      }
    }
  }

  private static EntryTable read(List<SheetRow> lines, SheetRow header, Map<String, String> known) {
    Map<Integer, String> columns = columns(header, known);
    once(header, columns, known);
    Map<String, String> headers = new LinkedHashMap<>();
    columns.forEach((place, id) -> headers.put(id, TextNormalizer.line(header.cell(place))));
    List<Line> read = new ArrayList<>();
    for (SheetRow line : lines) {
      Map<String, String> cells = new LinkedHashMap<>();
      columns.forEach((place, id) -> cells.put(id, line.cell(place).strip()));
      boolean blank = cells.values().stream().allMatch(String::isEmpty);
      if (line.number() > header.number() && !blank) {
        read.add(new Line(line.number(), cells));
      }
    }
    return new EntryTable(headers, read);
  }
}
