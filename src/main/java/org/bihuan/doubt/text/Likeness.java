package org.bihuan.doubt.text;

import java.util.Set;
import org.bihuan.similarity.ComparableText;

/** Whether a text was taken from another. */
public final class Likeness {

  /** Shorter texts are alike by chance. In characters of the comparable text. */
  static final int SHORTEST = 40;

  /** Honest passages have at most .15 in common. */
  static final double COPIED = 0.60;

  private Likeness() {}

  /** Whether it is long enough to be compared. */
  static boolean isComparable(ComparableText text) {
    return text.length() >= SHORTEST;
  }

  /**
   * The part of the shorter one's sequences of three characters that the other has too, 0 to 1: so
   * it does not matter what was added.
   */
  public static double of(Set<String> one, Set<String> other) {
    Set<String> shorter = one.size() <= other.size() ? one : other;
    Set<String> longer = shorter == one ? other : one;
    if (shorter.isEmpty()) {
      return 0;
    }
    long shared = shorter.stream().filter(longer::contains).count();
    return (double) shared / shorter.size();
  }

  static boolean isCopied(double likeness) {
    return likeness >= COPIED;
  }
}
