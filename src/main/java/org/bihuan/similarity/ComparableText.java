package org.bihuan.similarity;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A text with what does not count in a comparison taken out: letters and digits in their compatible
 * form (NFKC, Unicode Standard Annex 15) and in lower case, no spaces or punctuation, {@code 0} for
 * each number and {@code □} for each known name.
 */
public record ComparableText(String value) {

  private static final char NUMBER = '0';
  private static final String NAME = "□";
  private static final int GRAM = 3;

  /** The text without knowing any names. */
  public static ComparableText of(String text) {
    return of(text, Set.of());
  }

  /**
   * @param names of units, people and places, each replaced wherever it occurs, the longest first
   */
  public static ComparableText of(String text, Collection<String> names) {
    String folded = folded(text);
    for (String name :
        names.stream()
            .map(ComparableText::folded)
            .filter(name -> !name.isBlank())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList()) {
      folded = folded.replace(name, NAME);
    }
    return new ComparableText(lettersAndNumbers(folded));
  }

  /**
   * Its sequences of three characters, each once, in their order; the whole text where it is
   * shorter. Empty where nothing is left to compare.
   */
  public Set<String> grams() {
    int[] points = value.codePoints().toArray();
    Set<String> grams = new LinkedHashSet<>();
    for (int i = 0; i + GRAM <= points.length; i++) {
      grams.add(new String(points, i, GRAM));
    }
    if (grams.isEmpty() && points.length > 0) {
      grams.add(value);
    }
    return grams;
  }

  /** How many characters it has. */
  public int length() {
    return value.codePointCount(0, value.length());
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String lettersAndNumbers(String folded) {
    StringBuilder kept = new StringBuilder(folded.length());
    boolean inNumber = false;
    for (int point : folded.codePoints().toArray()) {
      boolean digit = Character.isDigit(point);
      if (digit && !inNumber) {
        kept.append(NUMBER);
      } else if (Character.isLetter(point) || point == NAME.charAt(0)) {
        kept.appendCodePoint(point);
      }
      inNumber = digit || (inNumber && (point == '.' || point == ','));
    }
    return kept.toString();
  }
}
