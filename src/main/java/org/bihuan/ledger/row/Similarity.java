package org.bihuan.ledger.row;

import java.util.HashMap;
import java.util.Map;

/** How much two texts have in common: 1 where they are equal, 0 where nothing is. */
public final class Similarity {

  /** In characters: of longer texts only the start is compared. */
  private static final int LONGEST = 2_000;

  private Similarity() {}

  /** Twice the pairs of neighbouring characters in common, by those of both (Dice). */
  public static double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    Map<String, Integer> pairs = pairs(a);
    int all = Math.max(0, Math.min(a.length(), LONGEST) - 1);
    int common = 0;
    String other = b.substring(0, Math.min(b.length(), LONGEST));
    for (int i = 0; i + 2 <= other.length(); i++) {
      all++;
      String pair = other.substring(i, i + 2);
      Integer left = pairs.get(pair);
      if (left != null && left > 0) {
        pairs.put(pair, left - 1);
        common++;
      }
    }
    return all == 0 ? 0 : 2.0 * common / all;
  }

  private static Map<String, Integer> pairs(String text) {
    Map<String, Integer> pairs = new HashMap<>();
    for (int i = 0; i + 2 <= Math.min(text.length(), LONGEST); i++) {
      pairs.merge(text.substring(i, i + 2), 1, Integer::sum);
    }
    return pairs;
  }
}
