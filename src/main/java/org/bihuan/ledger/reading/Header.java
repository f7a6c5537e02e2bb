package org.bihuan.ledger.reading;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The header line, recognized by its content: titles may precede it, and the columns may be in any
 * order.
 *
 * @param columns the position of each known column
 * @param others headers of unknown columns; their texts go into the remark
 * @param titles the headers as the file spells them
 */
public record Header(
    Map<Column, Integer> columns, Map<Integer, String> others, Map<Column, String> titles) {

  /** How many lines are searched for the header. */
  static final int SEARCHED = 20;

  /**
   * A line is a header if it has the column of the description or the title, and at least one more.
   */
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

  /** Of two columns with synonymous headers the more common header wins, then the first. */
  private static boolean isSurer(Column column, String title, Map<Column, String> titles) {
    String before = titles.get(column);
    return before == null || column.rank(title) < column.rank(before);
  }

  /** A line's text in this column, on one line; empty where there is none. */
  public String text(SheetRow line, Column column) {
    Integer index = columns.get(column);
    return index == null ? "" : TextNormalizer.line(line.cell(index));
  }

  /** A line's text in this column, with its line breaks. */
  public String whole(SheetRow line, Column column) {
    Integer index = columns.get(column);
    return index == null ? "" : line.cell(index).strip();
  }

  /**
   * The column's header as the file spells it; the usual header where the file has no such column.
   */
  public String title(Column column) {
    return titles.getOrDefault(column, "");
  }
}
