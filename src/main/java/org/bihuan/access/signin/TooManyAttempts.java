package org.bihuan.access.signin;

import java.time.Duration;
import org.bihuan.http.CarriesHeaders;
import org.bihuan.http.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Signing in failed too often; {@code Retry-After} gives the seconds until the next attempt is
 * allowed.
 */
final class TooManyAttempts extends Problem implements CarriesHeaders {

  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooManyAttempts(Duration wait) {
    this(Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  private TooManyAttempts(long seconds) {
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
