package org.bihuan.ledger.row;

/**
 * Decides whether a description may be a correction of another. Where words have changed, much must
 * be left; where digits have changed as well, all but a few characters, since another number often
 * means another file, vehicle or place.
 */
final class SmallEdit {

  /** How much two texts with the same digits must have in common. */
  private static final double ALIKE = 0.6;

  /** In characters: a shorter text says too little to be recognized by a part of it. */
  private static final int SHORTEST = 4;

  /** How many characters may differ in a text with other digits: at least, at most, one in. */
  private static final int FEWEST = 2;

  private static final int MOST = 8;
  private static final int ONE_IN = 8;

  private SmallEdit() {}

  static boolean isBetween(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    String shorter = a.length() < b.length() ? a : b;
    String longer = a.length() < b.length() ? b : a;
    if (shorter.length() < SHORTEST) {
      return false;
    }
    if (longer.length() <= 2 * shorter.length() && longer.contains(shorter)) {
      return true;
    }
    if (Similarity.of(a, b) < ALIKE) {
      return false;
    }
    int allowed = Math.max(FEWEST, Math.min(MOST, shorter.length() / ONE_IN));
    return digits(a).equals(digits(b)) || isWithin(shorter, longer, allowed);
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(Character::isDigit).forEach(digit -> digits.append((char) digit));
    return digits.toString();
  }

  /**
   * Whether so few characters were inserted, left out or replaced. Only cells near the diagonal of
   * the table of distances are filled: the time grows with the length, not with its square.
   */
  private static boolean isWithin(String a, String b, int most) {
    if (b.length() - a.length() > most) {
      return false;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j <= most ? j : most + 1;
    }
    for (int i = 1; i <= a.length(); i++) {
      int from = Math.max(1, i - most);
      int to = Math.min(b.length(), i + most);
      int diagonal = row[from - 1];
      row[from - 1] = from == 1 ? i : most + 1;
      for (int j = from; j <= to; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()] <= most;
  }
}
