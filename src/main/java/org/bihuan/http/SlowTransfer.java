package org.bihuan.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A body arrives too slowly, or too many slow ones arrive at once. Thrown while it is read, and
 * therefore an I/O exception.
 */
public final class SlowTransfer extends IOException {

  private static final long serialVersionUID = 1L;

  /** The request attribute with the exception for which its body was given up. */
  public static final String ATTRIBUTE = SlowTransfer.class.getName();

  private static final int DEEPEST = 50;

  private final boolean crowded;

  public SlowTransfer(boolean crowded) {
    super(crowded ? "too many bodies are being waited for" : "the body comes too slowly");
    this.crowded = crowded;
  }

  /**
   * The {@code SlowTransfer} among the causes of a failure; the container wraps it. Null where
   * there is none.
   */
  public static @Nullable SlowTransfer in(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (at instanceof SlowTransfer slow) {
        return slow;
      }
      at = at.getCause();
    }
    return null;
  }

  public Problem problem() {
    if (!crowded) {
      return new Problem("too-slow", HttpStatus.REQUEST_TIMEOUT);
    }
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "5");
    return new RefusedWithHeaders("unavailable", HttpStatus.SERVICE_UNAVAILABLE, headers);
  }
}
