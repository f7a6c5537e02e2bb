package org.bihuan.http;

import com.google.re2j.Pattern;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Which addresses are for systems and which requests come from people looking at pages. */
public final class Addresses {

  /** The first path segments under which systems are served; everything else is pages. */
  private static final List<String> FOR_SYSTEMS =
      List.of("api", "actuator", "v3", "swagger-ui", "swagger-ui.html", "problems");

  private static final String HTMX = "HX-Request";
  private static final Pattern LOCAL = Pattern.compile("/[^\\x00-\\x1F\\x7F\\\\]*");

  private Addresses() {}

  /** Whether the address belongs to the API, its description or its operation. */
  public static boolean isForSystems(HttpServletRequest request) {
    @Nullable String uri = request.getRequestURI();
    if (uri == null) {
      return true; // a request that was refused before its address was read
    }
    String path = uri.substring(request.getContextPath().length());
    int end = path.indexOf('/', 1);
    return path.length() > 1
        && FOR_SYSTEMS.contains(path.substring(1, end < 0 ? path.length() : end));
  }

  /** Whether whoever asks wants a page, not JSON. */
  public static boolean wantsPage(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return !isForSystems(request)
        && (isByScript(request)
            || (accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)));
  }

  /** Whether a page's own script asks, which follows no redirect to another page. */
  public static boolean isByScript(HttpServletRequest request) {
    return request.getHeader(HTMX) != null;
  }

  /**
   * The page of this service whose form or script sends the request, with its query; the start page
   * where the browser does not say, or another site sends it.
   */
  public static String sender(HttpServletRequest request) {
    String told = request.getHeader(HttpHeaders.REFERER);
    try {
      URI page = URI.create(told == null ? "" : told);
      if (!request.getServerName().equalsIgnoreCase(page.getHost())) {
        return local(null);
      }
      String query = page.getRawQuery();
      return local(page.getRawPath() + (query == null ? "" : "?" + query));
    } catch (IllegalArgumentException e) {
      return local(null);
    }
  }

  /** The address if it lies on this service, else the start page: nobody is led elsewhere. */
  public static String local(@Nullable String address) {
    return address != null && LOCAL.matches(address) && !address.startsWith("//") ? address : "/";
  }
}
