package org.bihuan.http;

import org.jspecify.annotations.Nullable;

/** How many items of a list a caller may ask for at once. */
public final class Limits {

  public static final int DEFAULT = 20;
  public static final int MOST = 200;

  private Limits() {}

  /**
   * The page size asked for with {@code limit}; {@value #DEFAULT} where it is absent.
   *
   * @throws Problem 400 {@code malformed} where it is not a number from 1 to {@value #MOST}
   */
  public static int of(@Nullable String limit) {
    if (limit == null) {
      return DEFAULT;
    }
    try {
      return of(Integer.parseInt(limit));
    } catch (NumberFormatException e) {
      throw refused();
    }
  }

  /** As {@link #of(String)}, for a number that Spring has read. */
  public static int of(@Nullable Integer limit) {
    if (limit == null) {
      return DEFAULT;
    }
    if (limit < 1 || limit > MOST) {
      throw refused();
    }
    return limit;
  }

  private static Problem refused() {
    return Problem.malformed("limit", "http.limit", MOST);
  }
}
