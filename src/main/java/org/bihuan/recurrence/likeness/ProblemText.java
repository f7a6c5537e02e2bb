package org.bihuan.recurrence.likeness;

import java.util.LinkedHashSet;
import java.util.Set;
import org.bihuan.similarity.ComparableText;
import org.jspecify.annotations.Nullable;

/**
 * What an issue says of its problem, as sequences of three characters without punctuation and with
 * {@code 0} for each number.
 *
 * @param title those of the title
 * @param description those of the beginning of the description
 */
public record ProblemText(Set<String> title, Set<String> description) {

  /** How many characters of a description are compared. */
  private static final int COMPARED = 2_000;

  /** Few sequences are no text: a word of two or three is in many. */
  private static final int FEWEST = 6;

  public static ProblemText of(@Nullable String title, @Nullable String description) {
    return new ProblemText(grams(title), grams(description));
  }

  private static Set<String> grams(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Set.of();
    }
    int characters = text.codePointCount(0, text.length());
    return ComparableText.of(
            characters <= COMPARED ? text : text.substring(0, text.offsetByCodePoints(0, COMPARED)))
        .grams();
  }

  /** Those of title and description together. */
  public Set<String> all() {
    Set<String> all = new LinkedHashSet<>(title);
    all.addAll(description);
    return all;
  }

  public boolean isEmpty() {
    return title.isEmpty() && description.isEmpty();
  }

  /**
   * How much of the shorter text is in the longer one, from 0 to 1. Where both have a description,
   * half of it is told by the titles alone: a title says best what it is about, but the same title
   * may stand above different problems.
   */
  public double likenessTo(ProblemText other) {
    double whole = contained(all(), other.all());
    return description.isEmpty() || other.description.isEmpty()
        ? Math.max(whole, contained(title, other.title))
        : (whole + contained(title, other.title)) / 2;
  }

  private static double contained(Set<String> some, Set<String> others) {
    Set<String> fewer = some.size() <= others.size() ? some : others;
    Set<String> more = fewer == some ? others : some;
    long shared = fewer.stream().filter(more::contains).count();
    return shared == fewer.size() && some.size() == others.size() && shared > 0
        ? 1
        : (double) shared / Math.max(FEWEST, fewer.size());
  }
}
