package org.bihuan.organization.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.organization.snapshot.CsvTable;
import org.bihuan.organization.snapshot.CsvTable.Row;
import org.bihuan.spreadsheet.SheetLimits;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.spreadsheet.SourceSheet;
import org.bihuan.spreadsheet.SpreadsheetFile;
import org.bihuan.spreadsheet.TextNormalizer;

/**
 * A list of units or people as offices keep it: a workbook, or text in the character sets of
 * Chinese Excel; with a title above the header, headers in Chinese or as exported, and empty
 * columns to the right.
 *
 * @param table with the names of the columns instead of the file's headers
 * @param titles the headers as the file spells them, by column
 */
record DirectoryFile(CsvTable table, Map<String, String> titles) {

  private static final int LONGEST_HEADER = 100;

  /**
   * @throws Problem 422 naming {@code file} where it is no list, or larger than the limits
   */
  static DirectoryFile read(byte[] content, DirectoryColumns columns, int rows, int width) {
    try {
      Path file = Files.createTempFile("list", null);
      try {
        Files.write(file, content);
        return SpreadsheetFile.read(
            file,
            new SheetLimits(rows),
            start -> header(start, columns) >= 0,
            sheets -> read(sheets, columns, width));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (Problem refused) {
      throw Problem.invalidSubmission(refused.errors());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DirectoryFile read(List<SourceSheet> sheets, DirectoryColumns columns, int width) {
    List<SheetRow> first = List.of();
    for (SourceSheet sheet : sheets) {
      if (sheet.visible()) {
        List<SheetRow> lines = sheet.lines();
        int header = header(lines, columns);
        if (header >= 0) {
          return read(lines, header, columns, width);
        }
        first = first.isEmpty() ? lines : first;
      }
    }
    return read(first, 0, columns, width);
  }

  /** The index of the first line with the headers of two columns at least; negative without one. */
  private static int header(List<SheetRow> lines, DirectoryColumns columns) {
    for (int i = 0; i < Math.min(lines.size(), SheetLimits.ABOVE); i++) {
      Set<String> known = new HashSet<>();
      for (String cell : lines.get(i).cells()) {
        if (cell.length() <= LONGEST_HEADER) {
          columns.column(cell).ifPresent(known::add);
        }
      }
      if (known.size() >= 2) {
        return i;
      }
    }
    return -1;
  }

  private static DirectoryFile read(
      List<SheetRow> lines, int header, DirectoryColumns columns, int width) {
    Map<Integer, String> names = new HashMap<>();
    Map<String, String> titles = new HashMap<>();
    List<String> order = new ArrayList<>();
    List<String> head = lines.isEmpty() ? List.of() : lines.get(header).cells();
    int used = head.size();
    if (used > width) {
      throw Problem.invalidSubmission(
          List.of(new Problem.FieldError("file", "spreadsheet.columns", width)));
    }
    for (int i = 0; i < used; i++) {
      String title = TextNormalizer.line(head.get(i));
      String name = title.length() > LONGEST_HEADER ? title : columns.column(title).orElse(title);
      if (!title.isEmpty() && !columns.isIgnored(title)) {
        if (titles.putIfAbsent(name, title) != null) {
          throw Problem.invalidSubmission(
              List.of(new Problem.FieldError("file", "organization.import.column-twice", title)));
        }
        names.put(i, name);
        order.add(name);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (SheetRow line : lines.subList(Math.min(header + 1, lines.size()), lines.size())) {
      rows.add(row(line, names, used));
    }
    rows.removeIf(row -> row.complete() && row.cells().values().stream().allMatch(String::isEmpty));
    return new DirectoryFile(new CsvTable(order, rows), titles);
  }

  private static Row row(SheetRow line, Map<Integer, String> names, int used) {
    Map<String, String> cells = new HashMap<>();
    names.forEach((index, name) -> cells.put(name, line.cell(index).strip()));
    boolean more =
        line.cells().size() > used
            && line.cells().subList(used, line.cells().size()).stream()
                .anyMatch(cell -> !cell.isBlank());
    return new Row(line.number(), !more, Map.copyOf(cells));
  }
}
