package org.bihuan.http.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.http.Refusals;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers with a problem detail where the container refuses a request before any filter sees it,
 * such as one with a NUL or an encoded slash in its address. Its own response would be a page of
 * HTML.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // after Boot's valve, whose page would otherwise be written first
class UnreadRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final ProblemRenderer renderer;

  UnreadRequests(ProblemRenderer renderer) {
    this.renderer = renderer;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new ProblemValve(renderer)));
  }

  private static final class ProblemValve extends ErrorReportValve {
    private final ProblemRenderer renderer;

    ProblemValve(ProblemRenderer renderer) {
      this.renderer = renderer;
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
      boolean answered = response.getContentWritten() > 0 || response.getStatus() < 400;
      if (answered || !response.setErrorReported()) {
        return;
      }
      try {
        Problem problem = Refusals.ofStatus(response.getStatus());
        if (request.getContext() == null) {
          renderer.writeJson(request, response.getResponse(), problem);
        } else {
          renderer.write(request, response.getResponse(), problem);
        }
        response.finishResponse();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
