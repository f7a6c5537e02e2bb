package org.bihuan.access.rules;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.bihuan.http.Addresses;
import org.springframework.security.web.header.HeaderWriter;

/** Sets the Content-Security-Policy: what a response may load when a browser shows it. */
final class ContentSecurity implements HeaderWriter {

  private static final String HEADER = "Content-Security-Policy";
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /** The Swagger UI page has scripts of its own, with inline styles and icons. */
  private static final String TRIAL_PAGE =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " frame-ancestors 'none'";

  /** Our own files only: a script injected into a page does not run. */
  private static final String PAGES =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  static final ContentSecurity FOR_SYSTEMS = new ContentSecurity(NOTHING);
  static final ContentSecurity FOR_PEOPLE = new ContentSecurity(PAGES);

  private final String policy;

  private ContentSecurity(String policy) {
    this.policy = policy;
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    if (!response.containsHeader(HEADER)) {
      String path = Addresses.path(request);
      boolean trial = path != null && path.startsWith("/swagger-ui");
      response.setHeader(HEADER, trial ? TRIAL_PAGE : policy);
    }
  }
}
