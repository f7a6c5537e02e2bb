package org.bihuan.doubt.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.similarity.ComparableText;
import org.junit.jupiter.api.Test;

/**
 * How many copied texts are found, and how many honest ones are taken for copies, with the bands
 * and the threshold that the service uses.
 */
class CopiedTextTest {

  private static final int COPIES_EACH = 25;

  private final List<String> honest = Passages.honest();

  @Test
  void findsNineteenOfTwentyCopiesWithOtherNamesNumbersSynonymsAndOrder() {
    Random random = new Random(20261127);
    int found = 0;
    int copies = 0;
    for (String passage : honest) {
      for (int i = 0; i < COPIES_EACH; i++) {
        copies++;
        found += isFound(comparable(passage), comparable(Passages.copied(passage, random))) ? 1 : 0;
      }
    }
    System.out.printf("copied texts found: %d of %d%n", found, copies);
    assertThat(found).isGreaterThanOrEqualTo(copies * 95 / 100);
  }

  @Test
  void takesNoHonestTextForACopy() {
    List<ComparableText> texts = new ArrayList<>();
    honest.forEach(passage -> texts.add(comparable(passage)));
    int pairs = 0;
    int wrong = 0;
    double most = 0;
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < texts.size(); j++) {
        if (i != j) {
          ComparableText one = texts.get(i);
          ComparableText other = texts.get(j);
          pairs++;
          most = Math.max(most, Likeness.of(one.grams(), other.grams()));
          wrong += isFound(one, other) ? 1 : 0;
        }
      }
    }
    System.out.printf("honest texts flagged: %d of %d, most alike: %.3f%n", wrong, pairs, most);
    assertThat(wrong).isZero();
    assertThat(most).isLessThanOrEqualTo(0.15);
  }

  @Test
  void findsWhatWasAddedTo() {
    String added = honest.get(0) + honest.get(1) + honest.get(2);

    assertThat(isFound(comparable(honest.get(1)), comparable(added))).isTrue();
  }

  @Test
  void leavesShortTextsAlone() {
    assertThat(Likeness.isComparable(ComparableText.of("已按要求整改完毕，请予验收。"))).isFalse();
    assertThat(Likeness.isComparable(ComparableText.of("整".repeat(39)))).isFalse();
    assertThat(Likeness.isComparable(ComparableText.of("整".repeat(40)))).isTrue();
  }

  @Test
  void hasTheSameBandsForTheSameText() {
    long[] bands = MinHash.bands(comparable(honest.get(0)).grams());

    assertThat(bands).hasSize(32).isEqualTo(MinHash.bands(comparable(honest.get(0)).grams()));
    assertThat(MinHash.bands(Set.of("整改完"))[0]).isEqualTo(MinHash.bands(Set.of("整改完"))[0]);
  }

  private static ComparableText comparable(String text) {
    return ComparableText.of(text, Passages.NAMES);
  }

  private static boolean isFound(ComparableText one, ComparableText other) {
    Set<String> grams = one.grams();
    Set<String> others = other.grams();
    return shareBand(grams, others) && Likeness.isCopied(Likeness.of(grams, others));
  }

  private static boolean shareBand(Set<String> one, Set<String> other) {
    Set<Long> bands = Arrays.stream(MinHash.bands(one)).boxed().collect(Collectors.toSet());
    return Arrays.stream(MinHash.bands(other)).anyMatch(bands::contains);
  }
}
