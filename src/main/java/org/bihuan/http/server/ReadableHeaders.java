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
 * Refuses headers for which Spring would report an internal error: a wildcard as the body's content
 * type, and preconditions that are not a list of entity tags. Hides the proxy headers about the
 * requested address: where proxies are trusted, container or filter have applied them by now; the
 * API description would trust them from anybody.
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
    headers.put(HttpHeaders.IF_NONE_MATCH, values); // both are parsed in the same way
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
