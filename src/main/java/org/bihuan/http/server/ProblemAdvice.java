package org.bihuan.http.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bihuan.http.GoneClients;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.http.Refusals;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns every exception of a controller into a problem detail. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

  private final ProblemRenderer renderer;

  ProblemAdvice(ProblemRenderer renderer) {
    this.renderer = renderer;
  }

  @ExceptionHandler
  void tell(Throwable e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!GoneClients.caused(e)) {
      renderer.write(request, response, Refusals.of(e));
    }
  }

  /**
   * Method security's refusals are left to the security filters, which know whether the caller is
   * signed in.
   */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void leaveToSecurity(RuntimeException e) {
    throw e;
  }
}
