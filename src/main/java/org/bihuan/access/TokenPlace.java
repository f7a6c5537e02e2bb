package org.bihuan.access;

import java.time.Instant;
import java.util.List;
import org.bihuan.http.Keyset;
import org.jspecify.annotations.Nullable;

/** A position in somebody's list of tokens, newest first: just after this one. */
record TokenPlace(Instant createdAt, String id) {

  private static final TokenPlace BEGINNING =
      new TokenPlace(Instant.parse("9999-12-31T23:59:59Z"), "");

  /**
   * @throws org.bihuan.http.Problem 400 where {@code after} is not a value this service returned
   */
  static TokenPlace of(@Nullable String after) {
    if (after == null) {
      return BEGINNING;
    }
    List<String> values = Keyset.decode(after, 2);
    return new TokenPlace(Keyset.instant(values.get(0)), values.get(1));
  }

  static TokenPlace behind(OwnToken token) {
    return new TokenPlace(token.createdAt(), token.id());
  }

  String next() {
    return Keyset.encode(createdAt.toString(), id);
  }
}
