package org.bihuan.issue;

import java.time.Instant;
import org.bihuan.http.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a caller may do with an issue: everything their duties allow, only read it because they once
 * worked on it, or nothing.
 *
 * @param readable whether it may be seen at all
 * @param readableUntil when reading ends too; null where it may not be seen, or where a duty shows
 *     it
 */
public record Access(boolean readable, @Nullable Instant readableUntil) {

  public static final Access FULL = new Access(true, null);
  public static final Access NONE = new Access(false, null);

  /**
   * The access of somebody who worked on the issue themselves, and no longer has a duty that lets
   * them see it.
   */
  public static Access readOnly(Instant until) {
    return new Access(true, until);
  }

  public boolean isReadOnly() {
    return readableUntil != null;
  }

  /**
   * Refuses an operation on an issue that the caller may only read.
   *
   * @throws Problem 403 {@code read-only}
   */
  public void requireMore(String issue) {
    if (isReadOnly()) {
      throw new Problem("read-only", HttpStatus.FORBIDDEN, issue);
    }
  }
}
