package org.bihuan.integrity;

import org.bihuan.http.CarriesHeaders;
import org.bihuan.http.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The check cannot run now; {@code Retry-After} gives the seconds until it may be tried again. */
final class TooManyChecks extends Problem implements CarriesHeaders {

  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooManyChecks(long seconds) {
    super("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, seconds);
    this.seconds = seconds;
  }

  @Override
  public HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return headers;
  }
}
