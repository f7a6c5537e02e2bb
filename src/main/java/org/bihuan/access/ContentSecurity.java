package org.bihuan.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** Lets answers load nothing at all, but for the page on which the API is tried out. */
final class ContentSecurity implements HeaderWriter {

  private static final String HEADER = "Content-Security-Policy";
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /** The page brings its scripts along, and styles and icons inside them. */
  private static final String OWN_FILES =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " frame-ancestors 'none'";

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    if (!response.containsHeader(HEADER)) {
      boolean page = request.getRequestURI().startsWith("/swagger-ui");
      response.setHeader(HEADER, page ? OWN_FILES : NOTHING);
    }
  }
}
