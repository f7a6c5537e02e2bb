package org.bihuan.workbench.doubt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text divided into what stands in another text too, and what does not. */
final class SharedParts {

  /** As many characters in a row count as the same. */
  private static final int GRAM = 3;

  private SharedParts() {}

  /** A part of the text, as it is. */
  public record Part(String text, boolean shared) {}

  /**
   * @param text null: there is none, and so no parts
   */
  static List<Part> of(@Nullable String text, @Nullable String other) {
    if (text == null) {
      return List.of();
    }
    boolean[] shared = new boolean[text.length()];
    int[] letters = letters(text);
    Set<String> grams = grams(other == null ? "" : other);
    for (int i = 0; i + GRAM <= letters.length; i++) {
      if (grams.contains(gram(text, letters, i))) {
        Arrays.fill(shared, letters[i], letters[i + GRAM - 1] + 1, true);
      }
    }
    List<Part> parts = new ArrayList<>();
    int begun = 0;
    for (int i = 1; i <= shared.length; i++) {
      if (i == shared.length || shared[i] != shared[begun]) {
        parts.add(new Part(text.substring(begun, i), shared[begun]));
        begun = i;
      }
    }
    return parts;
  }

  private static Set<String> grams(String text) {
    int[] letters = letters(text);
    Set<String> grams = new HashSet<>();
    for (int i = 0; i + GRAM <= letters.length; i++) {
      grams.add(gram(text, letters, i));
    }
    return grams;
  }

  private static String gram(String text, int[] letters, int first) {
    StringBuilder gram = new StringBuilder();
    for (int i = first; i < first + GRAM; i++) {
      gram.append(text.charAt(letters[i]));
    }
    return gram.toString();
  }

  /** The places of letters and digits; surrogates are letters here. */
  private static int[] letters(String text) {
    int[] places = new int[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (Character.isLetterOrDigit(one) || Character.isSurrogate(one)) {
        places[count++] = i;
      }
    }
    return Arrays.copyOf(places, count);
  }
}
