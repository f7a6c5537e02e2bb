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
    for (int i = 0; i < size; i++) {
      int least = Integer.MAX_VALUE;
      for (PdqHash hash : turned) {
        int distance =
            Long.bitCount(words[4 * i] ^ hash.a())
                + Long.bitCount(words[4 * i + 1] ^ hash.b())
                + Long.bitCount(words[4 * i + 2] ^ hash.c())
                + Long.bitCount(words[4 * i + 3] ^ hash.d());
        least = Math.min(least, distance);
      }
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
}
