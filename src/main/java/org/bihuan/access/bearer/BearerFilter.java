package org.bihuan.access.bearer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bihuan.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Identifies the caller by the bearer token. An invalid token leaves the caller unknown, so that
 * signing in again works even with a stale token in the header.
 */
public final class BearerFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final Bearers bearers;

  public BearerFilter(Bearers bearers) {
    this.bearers = bearers;
  }

  public static boolean given(HttpServletRequest request) {
    return token(request) != null;
  }

  private static @Nullable String token(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String token = token(request);
    if (token != null) {
      bearers.of(token).ifPresent(SignedIn::remember);
    }
    chain.doFilter(request, response);
  }
}
