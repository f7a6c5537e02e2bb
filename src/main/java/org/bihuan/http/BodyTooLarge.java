package org.bihuan.http;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** A body has more bytes than allowed. Thrown while it is read, and therefore an I/O exception. */
public final class BodyTooLarge extends IOException {

  private static final long serialVersionUID = 1L;

  public static Problem problem(long limit) {
    return new Problem("too-large", HttpStatus.PAYLOAD_TOO_LARGE, limit);
  }

  private final long limit;

  public BodyTooLarge(long limit) {
    super("body over " + limit + " bytes");
    this.limit = limit;
  }

  public Problem problem() {
    return problem(limit);
  }
}
