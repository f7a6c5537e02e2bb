package org.bihuan.http;

import org.springframework.http.HttpHeaders;

/** A {@link Problem} whose answer says more in its headers, such as when to try again. */
public interface CarriesHeaders {

  HttpHeaders headers();
}
