package org.bihuan.http.server;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.http.Refusals;
import org.bihuan.http.UnreadableBody;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers requests that the container forwards because no controller answered them, such as an
 * address it finds unsafe, or a body it could not read (the only I/O before any controller).
 */
@Hidden
@RestController
class FailedDispatchController implements ErrorController {

  private final ProblemRenderer renderer;

  FailedDispatchController(ProblemRenderer renderer) {
    this.renderer = renderer;
  }

  @RequestMapping("${server.error.path:/error}")
  void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    renderer.write(
        request,
        response,
        failure instanceof Throwable thrown
            ? Refusals.of(thrown instanceof IOException read ? new UnreadableBody(read) : thrown)
            : Refusals.ofStatus(status instanceof Integer code ? code : 404));
  }
}
