package org.bihuan.access.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bihuan.access.SignedIn;
import org.springframework.web.filter.OncePerRequestFilter;

/** Identifies the caller of a page by their session. */
public final class SessionFilter extends OncePerRequestFilter {

  private final Sessions sessions;

  public SessionFilter(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    sessions.current(request).ifPresent(SignedIn::remember);
    chain.doFilter(request, response);
  }
}
