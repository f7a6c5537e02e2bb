package org.bihuan.labels;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field and its value as text.
 *
 * @param cut whether the value was cut off
 * @param table the same for a table whose rows are shown; null for other fields
 * @param linked the numbers of the issues that the value names; empty for other fields
 */
public record Detail(
    String name, String value, boolean cut, @Nullable Table table, List<String> linked) {

  /** How many characters of a value are shown in a list of details. */
  private static final int LONG = 2_000;

  /**
   * The rows of a table, in words.
   *
   * @param summary how many there are
   */
  public record Table(String summary, List<String> columns, List<List<String>> rows) {}

  public Detail(String name, String value, boolean cut, @Nullable Table table) {
    this(name, value, cut, table, List.of());
  }

  public Detail(String name, String value) {
    this(name, value, false, null);
  }

  /** How many rows of a table are shown in a list of entries. */
  private static final int ROWS = 20;

  /** The same without the rows of a table that has many. */
  public Detail withoutLongTable() {
    return table == null || table.rows().size() <= ROWS
        ? this
        : new Detail(name, table.summary(), true, null);
  }

  /** The value shortened for a list of details; a table stays whole. */
  public Detail brief() {
    return value.length() <= LONG ? this : new Detail(name, cut(value), table == null, table);
  }

  private static String cut(String value) {
    boolean pair = Character.isHighSurrogate(value.charAt(LONG - 1));
    return value.substring(0, pair ? LONG - 1 : LONG) + "…";
  }
}
