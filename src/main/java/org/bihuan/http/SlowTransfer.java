package org.bihuan.http;

import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A body comes too slowly, or too many do at once; travels as I/O failure, as it is read. */
final class SlowTransfer extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean crowded;

  SlowTransfer(boolean crowded) {
    super(crowded ? "too many bodies are being waited for" : "the body comes too slowly");
    this.crowded = crowded;
  }

  Problem problem() {
    if (!crowded) {
      return new Problem("too-slow", HttpStatus.REQUEST_TIMEOUT);
    }
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "5");
    return new RefusedWithHeaders("unavailable", HttpStatus.SERVICE_UNAVAILABLE, headers);
  }
}
