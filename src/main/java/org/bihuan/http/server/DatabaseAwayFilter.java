package org.bihuan.http.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bihuan.http.DatabaseAway;
import org.bihuan.http.ProblemRenderer;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers with 503 where a filter fails because the database is down, such as one that identifies
 * the caller. Otherwise the container would log an error of the service.
 */
final class DatabaseAwayFilter extends OncePerRequestFilter {

  private final ProblemRenderer renderer;

  DatabaseAwayFilter(ProblemRenderer renderer) {
    this.renderer = renderer;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      if (response.isCommitted() || !DatabaseAway.isCauseOf(e)) {
        throw e;
      }
      renderer.write(request, response, DatabaseAway.refused(e));
    }
  }
}
