package org.bihuan.access.rules;

import org.bihuan.http.CarriesHeaders;
import org.bihuan.http.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Nobody is signed in: no token, or one that is unknown, expired or revoked. */
final class Unauthenticated extends Problem implements CarriesHeaders {

  private static final long serialVersionUID = 1L;

  private final boolean tokenGiven;

  /**
   * @param tokenGiven whether the request had a token, which is invalid; RFC 6750 distinguishes the
   *     two cases
   */
  Unauthenticated(boolean tokenGiven) {
    super("unauthenticated", HttpStatus.UNAUTHORIZED);
    this.tokenGiven = tokenGiven;
  }

  @Override
  public HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(
        HttpHeaders.WWW_AUTHENTICATE, tokenGiven ? "Bearer error=\"invalid_token\"" : "Bearer");
    return headers;
  }
}
