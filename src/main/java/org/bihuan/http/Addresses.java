package org.bihuan.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Distinguishes addresses of the API from those of pages, and reads addresses from requests. */
public final class Addresses {

  /** The first path segments of the addresses for systems; everything else is pages. */
  private static final List<String> FOR_SYSTEMS =
      List.of("api", "actuator", "v3", "swagger-ui", "swagger-ui.html", "problems");

  /**
   * In characters: the longest address to redirect to, which is sent in a header, beside cookies.
   */
  private static final int LONGEST = 4_000;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final BitSet IN_ADDRESSES = new BitSet(128);

  static {
    "%-._~:/?#[]@!$&'()*+,;=".chars().forEach(IN_ADDRESSES::set);
    IN_ADDRESSES.set('0', '9' + 1);
    IN_ADDRESSES.set('A', 'Z' + 1);
    IN_ADDRESSES.set('a', 'z' + 1);
  }

  private static final String HTMX = "HX-Request";

  private Addresses() {}

  /** Whether the address belongs to the API, its description or its operation. */
  public static boolean isForSystems(HttpServletRequest request) {
    String path = path(request);
    if (path == null) {
      return true; // a request that was refused before its address was read
    }
    int end = path.indexOf('/', 1);
    return path.length() > 1
        && FOR_SYSTEMS.contains(path.substring(1, end < 0 ? path.length() : end));
  }

  /**
   * The address without the context path, decoded as the dispatcher maps it; of a failed request
   * that the container forwards, the original one. Null where none was read.
   */
  public static @Nullable String path(HttpServletRequest request) {
    String asked = asked(request);
    if (asked == null) {
      return null;
    }
    @Nullable String mapped = request.getServletPath();
    if (mapped != null && !mapped.isEmpty() && asked.equals(request.getRequestURI())) {
      String further = request.getPathInfo();
      return further == null ? mapped : mapped + further;
    }
    return asked.substring(Math.min(asked.length(), request.getContextPath().length()));
  }

  /**
   * The address as it was sent, also where the container forwards a failed request to the error
   * page.
   */
  static @Nullable String asked(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
        ? failed
        : request.getRequestURI();
  }

  /** Whether the request should be answered with a page, not with JSON. */
  public static boolean wantsPage(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return !isForSystems(request)
        && (isByScript(request)
            || (accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)));
  }

  /**
   * Whether a script of our pages sends the request; it does not follow redirects to another page.
   */
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

  /**
   * The address if it belongs to this service, else the start page: nobody is redirected elsewhere.
   * Characters not encoded yet are encoded, and an address that is too long loses its query, so
   * that a header can carry it.
   */
  public static String local(@Nullable String address) {
    return address != null && isLocal(address) ? forHeader(address) : "/";
  }

  private static boolean isLocal(String address) {
    return address.startsWith("/")
        && !address.startsWith("//")
        && address.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\');
  }

  /** The address as a header can carry it: encoded, and no longer than that. */
  static String forHeader(String address) {
    String encoded = encoded(address);
    if (encoded.length() <= LONGEST) {
      return encoded;
    }
    int query = encoded.indexOf('?');
    return query >= 0 && query <= LONGEST ? encoded.substring(0, query) : "/";
  }

  /** The address with every character encoded that must be (RFC 3986). */
  private static String encoded(String address) {
    StringBuilder encoded = new StringBuilder(address.length());
    for (byte each : address.getBytes(StandardCharsets.UTF_8)) {
      if (each > ' ' && IN_ADDRESSES.get(each)) {
        encoded.append((char) each);
      } else {
        encoded.append('%').append(HEX.toHexDigits(each));
      }
    }
    return encoded.toString();
  }
}
