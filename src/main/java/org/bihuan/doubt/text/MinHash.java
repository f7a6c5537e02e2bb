package org.bihuan.doubt.text;

import java.util.Arrays;
import java.util.Set;

/**
 * The MinHash of a set of character sequences (Broder 1997): 32 bands of three hashes each, every
 * band as one number. Two sets that share the part {@code s} of their union have a band in common
 * with probability 1 − (1 − s³)³²: .88 for s = .4, .999 for s = .6, .03 for s = .1.
 */
final class MinHash {

  static final int BANDS = 32;

  private static final int ROWS = 3;
  private static final long SEED = 0x2545F4914F6CDD1DL;
  private static final long[] FUNCTIONS = functions();

  private MinHash() {}

  /** One number a band; the same text has the same numbers on every node and at any time. */
  static long[] bands(Set<String> grams) {
    long[] least = new long[BANDS * ROWS];
    Arrays.fill(least, Long.MAX_VALUE);
    for (String gram : grams) {
      long hash = hash(gram);
      for (int i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], mixed(hash ^ FUNCTIONS[i]));
      }
    }
    long[] bands = new long[BANDS];
    for (int band = 0; band < BANDS; band++) {
      long together = band;
      for (int row = 0; row < ROWS; row++) {
        together = mixed(together ^ least[band * ROWS + row]);
      }
      bands[band] = together;
    }
    return bands;
  }

  private static long hash(String gram) {
    long hash = SEED;
    for (int i = 0; i < gram.length(); i++) {
      hash = mixed(hash ^ gram.charAt(i));
    }
    return hash;
  }

  private static long[] functions() {
    long[] functions = new long[BANDS * ROWS];
    long last = SEED;
    for (int i = 0; i < functions.length; i++) {
      last += 0x9E3779B97F4A7C15L;
      functions[i] = mixed(last);
    }
    return functions;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014): every bit depends on every other. */
  private static long mixed(long value) {
    long bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }
}
