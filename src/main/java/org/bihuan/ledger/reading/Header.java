package org.bihuan.ledger.reading;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The line that says what each column holds, told by its content: titles may stand above it, and
 * the columns come in any order.
 *
 * @param columns where each known column is
 * @param others headers of the columns that mean nothing here; their texts go into the remark
 * @param titles the headers as the file spells them
 */
public record Header(
    Map<Column, Integer> columns, Map<Integer, String> others, Map<Column, String> titles) {

  /** A header further down is not looked for. */
  static final int SEARCHED = 20;

  /** A line is a header if it names what was found, and at least one thing more. */
  static Optional<Header> of(SheetRow line) {
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    Map<Column, String> titles = new EnumMap<>(Column.class);
    Map<Integer, String> others = new LinkedHashMap<>();
    for (int i = 0; i < line.cells().size(); i++) {
      String cell = line.cell(i);
      String title = cell.length() > TextNormalizer.LONGEST_WORD ? "" : TextNormalizer.line(cell);
      if (!title.isEmpty()) {
        others.put(i, title);
        Column column = Column.of(title).orElse(null);
        if (column != null && isSurer(column, title, titles)) {
          columns.put(column, i);
          titles.put(column, title);
        }
      }
    }
    columns.values().forEach(others::remove);
    boolean names = columns.containsKey(Column.DESCRIPTION) || columns.containsKey(Column.TITLE);
    return names && columns.size() >= 2
        ? Optional.of(new Header(columns, others, titles))
        : Optional.empty();
  }

  /** Of two columns with synonymous headers the commoner header wins, then the first. */
  private static boolean isSurer(Column column, String title, Map<Column, String> titles) {
    String before = titles.get(column);
    return before == null || column.rank(title) < column.rank(before);
  }

  /** What a line says in this column, on one line; empty where it says nothing. */
  public String text(SheetRow line, Column column) {
    Integer index = columns.get(column);
    return index == null ? "" : TextNormalizer.line(line.cell(index));
  }

  /** What a line says in this column, its line breaks kept. */
  public String whole(SheetRow line, Column column) {
    Integer index = columns.get(column);
    return index == null ? "" : line.cell(index).strip();
  }

  /** The header as the file spells it; the usual one where it has no such column. */
  public String title(Column column) {
    return titles.getOrDefault(column, "");
  }
}
