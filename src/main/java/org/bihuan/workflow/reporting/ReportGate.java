package org.bihuan.workflow.reporting;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemRenderer;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts what the public sends before a body, perhaps with large files, is read; nothing is read
 * where the service takes no reports.
 */
final class ReportGate extends OncePerRequestFilter {

  private static final String PAGES = "/report/";
  private static final String API = "/api/public/";

  /** Where somebody only enters a receipt. */
  private static final String RECEIPTS = "/report/receipts";

  private final ReportSettings settings;
  private final ReportThrottle throttle;
  private final ProblemRenderer renderer;

  ReportGate(ReportSettings settings, ReportThrottle throttle, ProblemRenderer renderer) {
    this.settings = settings;
    this.throttle = throttle;
    this.renderer = renderer;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    return !request.getMethod().equals("POST")
        || path.equals(RECEIPTS)
        || !(path.startsWith(PAGES) || path.startsWith(API));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      if (!settings.enabled()) {
        throw Problem.notFound("page", request.getServletPath());
      }
      throttle.count(request.getRemoteAddr());
    } catch (Problem refused) {
      renderer.write(request, response, refused);
      return;
    }
    chain.doFilter(request, response);
  }
}
