package org.bihuan.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A refusal by the web framework with headers of its own, such as {@code Allow}. */
public final class RefusedWithHeaders extends Problem implements CarriesHeaders {

  private static final long serialVersionUID = 1L;

  private final transient HttpHeaders headers;

  public RefusedWithHeaders(
      String name, HttpStatus status, HttpHeaders headers, Object... arguments) {
    super(name, status, arguments);
    this.headers = headers;
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }
}
