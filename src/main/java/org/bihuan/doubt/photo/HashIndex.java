package org.bihuan.doubt.photo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Hashes in memory, 40 bytes each, compared one after another: a million in eight turns takes some
 * hundredths of a second, and nothing is missed.
 */
final class HashIndex {

  private long[] words = new long[4 * 1024];
  private long[] ids = new long[1024];
  private int size;

  /** A hash that is near enough. */
  record Near(long id, int distance) {}

  void add(long id, PdqHash hash) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size + size / 2);
      words = Arrays.copyOf(words, 4 * ids.length);
    }
    ids[size] = id;
    words[4 * size] = hash.a();
    words[4 * size + 1] = hash.b();
    words[4 * size + 2] = hash.c();
    words[4 * size + 3] = hash.d();
    size++;
  }

  int size() {
    return size;
  }

  /** The highest id; 0 where there is none. */
  long last() {
    return size == 0 ? 0 : ids[size - 1];
  }

  /**
   * Those from which one of these hashes differs in at most so many bits, the nearest first.
   *
   * @param turned the hashes of one picture, turned and mirrored
   */
  List<Near> near(List<PdqHash> turned, int furthest, int most) {
    List<Near> near = new ArrayList<>();
    long[] asked = words(turned);
    for (int i = 0; i < size; i++) {
      int least = least(asked, 4 * i);
      if (least <= furthest) {
        near.add(new Near(ids[i], least));
      }
    }
    return near.stream()
        .sorted(
            Comparator.comparingInt(Near::distance)
                .thenComparing(Comparator.comparingLong(Near::id).reversed()))
        .limit(most)
        .toList();
  }

  private static long[] words(List<PdqHash> hashes) {
    long[] words = new long[4 * hashes.size()];
    for (int i = 0; i < hashes.size(); i++) {
      words[4 * i] = hashes.get(i).a();
      words[4 * i + 1] = hashes.get(i).b();
      words[4 * i + 2] = hashes.get(i).c();
      words[4 * i + 3] = hashes.get(i).d();
    }
    return words;
  }

  /** In how many bits the nearest of these differs from the hash that begins at a place. */
  private int least(long[] asked, int place) {
    long a = words[place];
    long b = words[place + 1];
    long c = words[place + 2];
    long d = words[place + 3];
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < asked.length; i += 4) {
      int distance =
          Long.bitCount(a ^ asked[i])
              + Long.bitCount(b ^ asked[i + 1])
              + Long.bitCount(c ^ asked[i + 2])
              + Long.bitCount(d ^ asked[i + 3]);
      least = Math.min(least, distance);
    }
    return least;
  }
}
