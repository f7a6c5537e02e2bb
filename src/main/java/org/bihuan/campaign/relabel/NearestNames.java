package org.bihuan.campaign.relabel;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.bihuan.http.search.FoldedText;

/**
 * Which names somebody may have meant who wrote another: those that differ in the fewest letters.
 */
public final class NearestNames {

  private static final int MOST = 3;

  /** Comparing takes time that grows with the product of both lengths. */
  private static final int LONGEST = 100;

  private NearestNames() {}

  /** At most three of the names, nearest first; those that have nothing in common are left out. */
  public static List<String> of(String written, Collection<String> names) {
    String folded = shortened(FoldedText.of(written));
    return names.stream()
        .map(name -> new Near(name, distance(folded, shortened(FoldedText.of(name)))))
        .filter(near -> near.distance < Math.max(folded.length(), near.name.length()))
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(MOST)
        .map(Near::name)
        .toList();
  }

  private record Near(String name, int distance) {}

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** How many letters must be added, left out or replaced. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
