package org.bihuan.recurrence.likeness;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys under which an issue is kept, and those by which alike ones are looked for. Each stands
 * for one sequence of three characters in one unit, at one location or with one register entry. Of
 * each text those sequences are kept that have the smallest hashes: the same of them in all texts,
 * so that a text of which only a part is typed meets them too.
 */
public final class LikenessKeys {

  private static final int KEPT_OF_TITLE = 16;
  private static final int KEPT_OF_DESCRIPTION = 8;

  /** At a location, or with an entry, there are fewer issues, and fewer sequences suffice. */
  private static final int KEPT_OF_TITLE_NARROWER = 8;

  private static final int KEPT_OF_DESCRIPTION_NARROWER = 4;

  /** Of each text that is looked for. */
  private static final int ASKED = 32;

  private LikenessKeys() {}

  /** At most 24 for the unit, and 12 for the location and each of three entries. */
  public static List<Long> kept(ProblemText text, Place place) {
    Set<Long> keys = new LinkedHashSet<>();
    Set<String> narrower = place.narrower();
    for (String scope : place.scopes()) {
      boolean wide = !narrower.contains(scope);
      add(keys, scope, text.title(), wide ? KEPT_OF_TITLE : KEPT_OF_TITLE_NARROWER);
      add(
          keys,
          scope,
          text.description(),
          wide ? KEPT_OF_DESCRIPTION : KEPT_OF_DESCRIPTION_NARROWER);
    }
    return List.copyOf(keys);
  }

  /** At most 64 for each of unit, location and three entries. */
  public static List<Long> asked(ProblemText text, Place place) {
    Set<Long> keys = new LinkedHashSet<>();
    for (String scope : place.scopes()) {
      add(keys, scope, text.title(), ASKED);
      add(keys, scope, text.description(), ASKED);
    }
    return List.copyOf(keys);
  }

  private static void add(Set<Long> keys, String scope, Set<String> grams, int most) {
    long at = hash(scope);
    smallest(grams, most).forEach(gram -> keys.add(mixed(gram ^ mixed(at))));
  }

  private static Stream<Long> smallest(Set<String> grams, int most) {
    return grams.stream().map(LikenessKeys::hash).sorted().limit(most);
  }

  /** FNV-1a over the characters, mixed: keys are stored, so that it must stay as it is. */
  static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mixed(hash);
  }

  /** The finalizer of SplitMix64. */
  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
