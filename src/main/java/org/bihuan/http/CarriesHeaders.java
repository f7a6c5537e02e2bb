package org.bihuan.http;

import org.springframework.http.HttpHeaders;

/** A {@link Problem} whose response has headers of its own, such as when to try again. */
public interface CarriesHeaders {

  HttpHeaders headers();
}
