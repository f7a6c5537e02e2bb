package org.bihuan.ledger.header;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.spreadsheet.TextNormalizer;
import org.jspecify.annotations.Nullable;

/**
 * The header of a table, recognized by its content: the columns may be in any order.
 *
 * @param cells every header from left to right
 * @param columns the position of each known column
 * @param others headers of all other columns; their texts go into the remark
 * @param titles the headers as the file spells them
 * @param fields the fields of the type's opening form that columns fill, by position
 */
public record Header(
    List<Cell> cells,
    Map<Column, Integer> columns,
    Map<Integer, String> others,
    Map<Column, String> titles,
    Map<Integer, FieldView> fields) {

  /** Columns whose texts go into the remark, unless a field of the form takes them. */
  private static final Set<Column> CLAIMS =
      Set.of(
          Column.MEASURES,
          Column.STATUS,
          Column.ROUND,
          Column.RESOLUTION,
          Column.REMARK,
          Column.CLOSED,
          Column.REASON);

  /** How many columns a line must have that is taken for a header without a description. */
  private static final int ENOUGH = 2;

  /**
   * One header.
   *
   * @param index the column's position, 0-based
   * @param title as the file spells it; with the title above where another has the same
   * @param column its meaning; null where it is not understood
   */
  public record Cell(int index, String title, @Nullable Column column) {}

  /** The meaning of the titles; of two columns with the same meaning the more common one wins. */
  static Header of(Map<Integer, String> titles, HeaderWords words) {
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    Map<Column, String> spelled = new EnumMap<>(Column.class);
    Map<Integer, String> others = new LinkedHashMap<>();
    List<Cell> cells =
        titles.entrySet().stream()
            .map(e -> new Cell(e.getKey(), e.getValue(), words.meaning(e.getValue()).orElse(null)))
            .toList();
    Map<Integer, FieldView> fields = new HashMap<>();
    for (Cell cell : cells) {
      Column column = cell.column();
      words.field(cell.title()).ifPresent(field -> fields.put(cell.index(), field));
      if (column != null && fields.containsKey(cell.index()) && CLAIMS.contains(column)) {
        continue;
      }
      if (column != Column.IGNORED && !words.isRestricted(cell.title())) {
        others.put(cell.index(), cell.title());
      }
      if (column != null
          && column != Column.IGNORED
          && column != Column.KEPT
          && words.isSurer(column, cell.title(), spelled.get(column))) {
        columns.put(column, cell.index());
        spelled.put(column, cell.title());
      }
    }
    columns.values().forEach(others::remove);
    fields.keySet().forEach(others::remove);
    return new Header(cells, columns, others, spelled, fields);
  }

  /** Whether it has the column of the description or the title, and at least one more. */
  boolean isLedger() {
    return describes() && columns.size() + fields.size() >= 2;
  }

  /** Whether it may be a ledger's header whose description has a title that is not understood. */
  boolean isLikely() {
    return isLedger()
        || (cells.size() > Math.max(columns.size(), 2) && columns.size() >= ENOUGH && isOfIssues());
  }

  private boolean describes() {
    return columns.containsKey(Column.DESCRIPTION) || columns.containsKey(Column.TITLE);
  }

  private boolean isOfIssues() {
    return columns.containsKey(Column.UNIT) || columns.containsKey(Column.DUE);
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
   * The API's field a header is read as: that of the remark where another column has its meaning;
   * null where it is not understood.
   */
  public @Nullable String field(Cell cell) {
    Column column = cell.column();
    FieldView filled = fields.get(cell.index());
    if (filled != null && (column == null || !isAt(column, cell.index()))) {
      return "fields." + filled.id();
    }
    if (column == null) {
      return null;
    }
    boolean kept = others.containsKey(cell.index());
    return kept ? Column.KEPT.field() : column.field();
  }

  private boolean isAt(Column column, int index) {
    return Integer.valueOf(index).equals(columns.get(column));
  }

  /** The column that fills this field of the API, such as {@code fields.km}. */
  public Optional<Cell> filling(String field) {
    return cells.stream()
        .filter(cell -> fields.containsKey(cell.index()))
        .filter(
            cell -> field.equals("fields." + Objects.requireNonNull(fields.get(cell.index())).id()))
        .findFirst();
  }

  /** The column at a position, if it has a header. */
  public Optional<Cell> at(int index) {
    return cells.stream().filter(cell -> cell.index() == index).findFirst();
  }

  /**
   * The column's header as the file spells it; the usual header where the file has no such column.
   */
  public String title(Column column) {
    return titles.getOrDefault(column, "");
  }
}
