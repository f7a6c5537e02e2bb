package org.bihuan.http;

/**
 * Checks which texts can be stored as they were sent. PostgreSQL stores no NUL, and half of a
 * surrogate pair has no UTF-8: H2 would store a question mark instead, and the trail would hash a
 * text that nobody wrote.
 */
public final class StorableText {

  private StorableText() {}

  /** Whether every supported database returns this text unchanged. */
  public static boolean is(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || isHalfOfAPair(c));
  }

  private static boolean isHalfOfAPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
