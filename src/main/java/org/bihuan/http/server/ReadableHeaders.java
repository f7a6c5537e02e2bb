package org.bihuan.http.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.http.Refusals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses headers that Spring would take for failures of its own: a body said to be of any type at
 * all, and preconditions that are no list of entity tags. Hides what proxies say of the address
 * asked for: where that is believed, container or filter have taken it over by now; the description
 * of the API would believe it of anybody.
 */
final class ReadableHeaders extends OncePerRequestFilter {

  private final ProblemRenderer renderer;

  ReadableHeaders(ProblemRenderer renderer) {
    this.renderer = renderer;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isOfAnyType(request.getContentType())) {
      renderer.write(
          request, response, Refusals.ofStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value()));
    } else if (!areTags(request, HttpHeaders.IF_MATCH)
        || !areTags(request, HttpHeaders.IF_NONE_MATCH)) {
      renderer.write(request, response, Refusals.ofStatus(HttpStatus.BAD_REQUEST.value()));
    } else {
      chain.doFilter(new Asked(request), response);
    }
  }

  private static boolean isOfAnyType(@Nullable String type) {
    return type != null && type.split(";", 2)[0].indexOf('*') >= 0;
  }

  private static boolean areTags(HttpServletRequest request, String name) {
    List<String> values = Collections.list(request.getHeaders(name));
    if (values.isEmpty()) {
      return true;
    }
    HttpHeaders headers = new HttpHeaders();
    headers.put(HttpHeaders.IF_NONE_MATCH, values); // both are read alike
    try {
      return !headers.getIfNoneMatch().isEmpty();
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static final class Asked extends HttpServletRequestWrapper {

    Asked(HttpServletRequest request) {
      super(request);
    }

    private static boolean isHidden(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return lower.equals("forwarded") || lower.startsWith("x-forwarded-");
    }

    @Override
    public @Nullable String getHeader(String name) {
      return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      return Collections.enumeration(
          Collections.list(super.getHeaderNames()).stream()
              .filter(name -> !isHidden(name))
              .toList());
    }
  }
}
