package org.bihuan.ledger.header;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.spreadsheet.TextNormalizer;

/**
 * The lines of a header: one, or several where titles of groups stand above those of the columns,
 * such as 整改情况 above 措施, 时限 and 责任人.
 *
 * @param next the index of the first line below it
 */
record HeaderLines(Header header, List<SheetRow> lines, int next) {

  private static final int MOST = 3;

  /** In characters: longer texts are no titles. */
  private static final int LONGEST = 30;

  /** The header that begins at a line; empty where it is not a ledger's. */
  static Optional<HeaderLines> at(
      List<SheetRow> lines, int index, HeaderWords words, boolean likely) {
    List<SheetRow> taken = new ArrayList<>(List.of(lines.get(index)));
    while (taken.size() < MOST
        && index + taken.size() < lines.size()
        && continues(taken.get(taken.size() - 1), lines.get(index + taken.size()), words)) {
      taken.add(lines.get(index + taken.size()));
    }
    Header header = Header.of(titles(taken), words);
    return header.isLedger() || (likely && header.isLikely())
        ? Optional.of(new HeaderLines(header, taken, index + taken.size()))
        : Optional.empty();
  }

  /** Whether the lower line has titles of the columns of the groups above. */
  private static boolean continues(SheetRow upper, SheetRow lower, HeaderWords words) {
    if (upper.written().size() < 2 || upper.cells().stream().anyMatch(HeaderLines::isSentence)) {
      return false;
    }
    boolean knows = false;
    for (int column : lower.written()) {
      String text = lower.cell(column);
      if (text.length() > LONGEST || text.equals(upper.cell(column))) {
        return false;
      }
      boolean known = words.isKnown(text);
      boolean free = upper.cell(column).isBlank() || isGroup(upper, column);
      if (!known && (!free || Character.isDigit(text.strip().codePointAt(0)))) {
        return false;
      }
      knows |= known;
    }
    return knows;
  }

  /** Whether it is no title, such as 填报单位：西宁市交通运输局 above the header. */
  private static boolean isSentence(String cell) {
    return cell.length() > LONGEST || cell.indexOf(':') >= 0 || cell.indexOf('：') >= 0;
  }

  /** Whether the title has no text to its right, so that it may stand for several columns. */
  private static boolean isGroup(SheetRow upper, int column) {
    return upper.cell(column + 1).isBlank();
  }

  /** The lowest title of each column, with that of its group where several have the same. */
  private static Map<Integer, String> titles(List<SheetRow> lines) {
    Map<Integer, String> lowest = new TreeMap<>();
    for (SheetRow line : lines) {
      for (int column : line.written()) {
        String cell = line.cell(column);
        if (cell.length() <= TextNormalizer.LONGEST_WORD) {
          lowest.put(column, TextNormalizer.line(cell));
        }
      }
    }
    Map<Integer, String> titles = new TreeMap<>();
    lowest.forEach(
        (column, title) -> {
          String group =
              lines.size() == 1 || Collections.frequency(lowest.values(), title) == 1
                  ? ""
                  : group(lines, column);
          titles.put(column, group.isEmpty() || group.equals(title) ? title : group + "·" + title);
        });
    return titles;
  }

  /** The title in the first line at this column or to its left. */
  private static String group(List<SheetRow> lines, int column) {
    for (int i = column; i >= 0; i--) {
      String above = TextNormalizer.line(lines.get(0).cell(i));
      if (!above.isEmpty()) {
        return above.length() <= LONGEST ? above : "";
      }
    }
    return "";
  }

  /** Whether a line repeats one of the header's, as on every printed page. */
  boolean isRepeatedBy(SheetRow line) {
    List<Integer> written = line.written();
    return written.size() >= 2
        && lines.stream()
            .anyMatch(
                own ->
                    written.stream()
                        .allMatch(
                            i ->
                                HeaderWords.key(own.cell(i)).equals(HeaderWords.key(line.cell(i)))
                                    && !HeaderWords.key(line.cell(i)).isEmpty()));
  }
}
