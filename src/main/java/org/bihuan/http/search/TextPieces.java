package org.bihuan.http.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The pieces that a text must have where it holds a word. The database's function {@code
 * search_pieces} makes them of the texts: from each character on two in a row, three where the
 * first two are plain ASCII, fewer before a space. Chinese puts no spaces between words, and many
 * of its words have two characters.
 */
public final class TextPieces {

  private TextPieces() {}

  /**
   * A text search query for a folded word without spaces. A word that is shorter than a piece is
   * looked for as the beginning of pieces.
   */
  public static String query(String word) {
    int[] points = word.codePoints().toArray();
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < points.length; at++) {
      int length = length(points, at);
      if (at + length <= points.length) {
        pieces.add(quoted(new String(points, at, length)));
      }
    }
    return pieces.isEmpty()
        ? quoted(word) + ":*"
        : pieces.stream().distinct().collect(Collectors.joining(" & "));
  }

  private static int length(int[] points, int at) {
    boolean ascii = points[at] < 0x80 && at + 1 < points.length && points[at + 1] < 0x80;
    return ascii ? 3 : 2;
  }

  private static String quoted(String piece) {
    return "'" + piece.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
