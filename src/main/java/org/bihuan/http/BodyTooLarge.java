package org.bihuan.http;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** More bytes came than a body may have; thrown while it is read, so it travels as I/O failure. */
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
