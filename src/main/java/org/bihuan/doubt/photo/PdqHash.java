package org.bihuan.doubt.photo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The 256 bits of a PDQ hash: bit {@code 16·i + j}, the lowest first, says whether the picture has
 * more than usual of the wave {@code i + 1} down and {@code j + 1} across.
 */
record PdqHash(long a, long b, long c, long d) {

  /** Of two hashes of pictures that look the same, at most so many bits differ. */
  static final int SAME = 31;

  private static final int SIDE = 16;

  static PdqHash of(boolean[] bits) {
    long[] words = new long[4];
    for (int i = 0; i < bits.length; i++) {
      if (bits[i]) {
        words[i / 64] |= 1L << (i % 64);
      }
    }
    return new PdqHash(words[0], words[1], words[2], words[3]);
  }

  int distance(PdqHash other) {
    return Long.bitCount(a ^ other.a)
        + Long.bitCount(b ^ other.b)
        + Long.bitCount(c ^ other.c)
        + Long.bitCount(d ^ other.d);
  }

  /** As it is usually written: 64 hexadecimal digits, the highest bit first. */
  String hex() {
    return String.format(Locale.ROOT, "%016x%016x%016x%016x", d, c, b, a);
  }

  /**
   * As {@link Pdq#turned} where only the hash is known: some bits are wrong, as the median is not
   * quite zero.
   */
  List<PdqHash> turned() {
    boolean[] bits = bits();
    List<PdqHash> turned = new ArrayList<>();
    for (int way = 0; way < 8; way++) {
      boolean[] other = new boolean[bits.length];
      for (int i = 0; i < SIDE; i++) {
        for (int j = 0; j < SIDE; j++) {
          boolean bit = bits[(way & 4) == 0 ? i * SIDE + j : j * SIDE + i];
          boolean across = (way & 1) != 0 && j % 2 == 0;
          boolean down = (way & 2) != 0 && i % 2 == 0;
          other[i * SIDE + j] = bit ^ across ^ down;
        }
      }
      turned.add(of(other));
    }
    return turned;
  }

  private boolean[] bits() {
    boolean[] bits = new boolean[256];
    long[] words = {a, b, c, d};
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (words[i / 64] >>> (i % 64) & 1) == 1;
    }
    return bits;
  }
}
