package org.bihuan.http.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.http.Refusals;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Configures Tomcat's connectors so that slow clients do not use up the threads: no body may arrive
 * and no response be read too slowly, and where {@code bihuan.management.port} is set, health and
 * metrics have a port with its own threads.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // after Boot's valve that determines the client's address
@EnableConfigurationProperties(BodyPace.class)
class Connectors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final String THREADS = "8";
  private static final String HEAD_OF_CHUNK = "1024";

  /**
   * The size in bytes of the operating system's send buffer. A client must read about a third of it
   * before more can be written, and even a slow line can do that within the grace time.
   */
  private static final String SENDING = "65536";

  private final BodyPace pace;
  private final SlowConnections watcher;
  private final ProblemRenderer renderer;
  private final long mostDiscarded;
  private final @Nullable Integer managementPort;

  Connectors(
      BodyPace pace,
      SlowConnections watcher,
      ProblemRenderer renderer,
      @Value("${server.tomcat.max-swallow-size:2MB}") DataSize mostDiscarded,
      @Value("${bihuan.management.port:#{null}}") @Nullable Integer managementPort) {
    this.pace = pace;
    this.watcher = watcher;
    this.renderer = renderer;
    this.mostDiscarded = mostDiscarded.toBytes();
    this.managementPort = managementPort;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(WatchedHttp.class.getName());
    factory.addConnectorCustomizers(this::bound);
    factory.addEngineValves(new ReadableLength(renderer));
    if (managementPort != null) {
      Connector management = new Connector(WatchedHttp.class.getName());
      bound(management);
      management.setPort(managementPort);
      management.setProperty("maxThreads", THREADS);
      management.setProperty("maxSwallowSize", "0");
      if (factory.getAddress() != null) {
        management.setProperty("address", factory.getAddress().getHostAddress());
      }
      factory.addAdditionalTomcatConnectors(management);
      factory.addEngineValves(new ManagementOnly(management, renderer));
    }
    factory.addEngineValves(new SlowBodies(pace, mostDiscarded, renderer));
  }

  private void bound(Connector connector) {
    if (connector.getProtocolHandler() instanceof WatchedHttp watched) {
      watched.watchedBy(watcher);
    }
    connector.setProperty("socket.txBufSize", SENDING);
    connector.setProperty("maxExtensionSize", HEAD_OF_CHUNK);
    connector.setProperty("maxTrailerSize", HEAD_OF_CHUNK);
    connector.setProperty("useSendfile", "false"); // so that a thread writes everything
  }

  /** Serves only management addresses on that port, and no request with a body. */
  private static final class ManagementOnly extends ValveBase {
    private final Connector management;
    private final ProblemRenderer renderer;

    ManagementOnly(Connector management, ProblemRenderer renderer) {
      super(true);
      this.management = management;
      this.renderer = renderer;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      if (request.getConnector() != management || isServed(request)) {
        getNext().invoke(request, response);
      } else {
        renderer.write(
            request, response.getResponse(), Refusals.ofStatus(HttpStatus.NOT_FOUND.value()));
      }
    }

    private static boolean isServed(Request request) {
      String path = request.getDecodedRequestURI();
      return path != null
          && path.startsWith(request.getContextPath() + "/actuator")
          && request.getContentLengthLong() <= 0
          && request.getHeader("Transfer-Encoding") == null;
    }
  }
}
