package org.bihuan.http;

/**
 * Which texts can be kept as they were sent. PostgreSQL holds no NUL, and half of a surrogate pair
 * has no UTF-8: H2 would keep a question mark in its place, and the trail would hash what nobody
 * said.
 */
public final class StorableText {

  private StorableText() {}

  /** Whether every database gives this text back as it was. */
  public static boolean is(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || isHalfOfAPair(c));
  }

  private static boolean isHalfOfAPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
