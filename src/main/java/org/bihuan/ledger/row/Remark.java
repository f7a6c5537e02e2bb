package org.bihuan.ledger.row;

import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.bihuan.ledger.header.Column;
import org.bihuan.ledger.header.Header;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.spreadsheet.TextNormalizer;

/**
 * Collects what a ledger claims and nobody has checked: the status above all, measures, and the
 * texts of unknown columns. It is stored as a text with the issue, for people to read.
 */
final class Remark {

  /** Stands between a header and its text. */
  static final String AFTER_TITLE = ": ";

  private static final int LONGEST = 2_000;
  private static final List<Column> CLAIMS =
      List.of(
          Column.FOUND,
          Column.STATUS,
          Column.RESOLUTION,
          Column.ROUND,
          Column.MEASURES,
          Column.CLOSED,
          Column.REASON,
          Column.NUMBER);

  /** Those that are no prose: numbers and days stay as they are written. */
  private static final Set<Column> EXACT =
      Set.of(Column.NUMBER, Column.FOUND, Column.CLOSED, Column.ROUND);

  private Remark() {}

  /** One line for each claim, {@code header: text}; empty where there is none. */
  static String of(Header header, SheetRow row) {
    StringJoiner lines = new StringJoiner("\n");
    for (Column column : CLAIMS) {
      String text = header.text(row, column);
      add(lines, header.title(column), EXACT.contains(column) ? text : ChinesePunctuation.of(text));
    }
    header
        .others()
        .forEach(
            (index, title) ->
                add(lines, title, ChinesePunctuation.of(TextNormalizer.line(row.cell(index)))));
    String remark = header.whole(row, Column.REMARK);
    if (!remark.isEmpty()) {
      lines.add(ChinesePunctuation.of(remark));
    }
    String all = lines.toString();
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST - 1) + "…";
  }

  private static void add(StringJoiner lines, String title, String text) {
    if (!text.isEmpty() && lines.length() <= LONGEST) {
      lines.add(title + AFTER_TITLE + text);
    }
  }
}
