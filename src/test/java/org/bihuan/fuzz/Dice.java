package org.bihuan.fuzz;

import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Reproducible random values: the same seed gives the same values. */
final class Dice {

  /** Texts that often cause problems: long, empty, of other scripts, of other languages. */
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "-1",
          "0",
          "201",
          "1e400",
          "1E+3",
          "-0",
          "0.1",
          "NaN",
          "99999999999999999999",
          "2147483648",
          "true",
          "null",
          "undefined",
          "2026-02-30",
          "+999999999-12-31",
          "-999999999-01-01",
          "9999-12-31",
          "2026-11-26T10:00:00Z",
          "PT999999999H",
          "' or 1=1 --",
          "\"><script>alert(1)</script>",
          "${7*7}",
          "#{7*7}",
          "{x}",
          "%s%n",
          "../../etc/passwd",
          "..\\..\\windows",
          "\u0000",
          "a\u0000b",
          "\u0001\u001b",
          "\r\nSet-Cookie: a=b",
          "\uFFFF",
          "\uD800",
          "\u202E\u200F",
          "护栏缺失",
          "🚧".repeat(80),
          "(".repeat(400),
          "[".repeat(400),
          "\n".repeat(400),
          "长".repeat(5_000),
          "=cmd|' /C calc'!A0",
          "system",
          "QH",
          "QH-XN-DT/rectifier",
          "rectification");

  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  <T> T one(Collection<T> of) {
    return one(List.copyOf(of));
  }

  String odd() {
    return one(ODD);
  }

  byte[] bytes(int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The bytes with a few changed, cut, or doubled. */
  byte[] mutated(byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int i = below(4); i > 0 && changed.length > 0; i--) {
      changed[below(changed.length)] = (byte) below(256);
    }
    return oneIn(6) ? java.util.Arrays.copyOf(changed, below(2 * bytes.length + 1)) : changed;
  }
}
