package org.bihuan.http.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bihuan.http.GoneClients;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.http.Refusals;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers requests that turned out broken while a filter read them, such as a multipart form whose
 * parts do not end. Without this filter the container would take them for errors of the service and
 * log them.
 */
final class BrokenRequests extends OncePerRequestFilter {

  private final ProblemRenderer renderer;

  BrokenRequests(ProblemRenderer renderer) {
    this.renderer = renderer;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | IOException | RuntimeException e) {
      if (!Refusals.isOfTheRequest(e)) {
        throw e;
      }
      if (!GoneClients.caused(e)) {
        renderer.write(request, response, Refusals.of(e));
      }
    }
  }
}
