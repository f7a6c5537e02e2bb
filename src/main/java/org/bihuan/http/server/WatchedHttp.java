package org.bihuan.http.server;

import java.io.IOException;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** The container's HTTP protocol, with its connections watched; instantiated by class name. */
public class WatchedHttp extends Http11NioProtocol {

  private @Nullable SlowConnections watcher;

  void watchedBy(SlowConnections connections) {
    watcher = connections;
  }

  @Override
  protected Processor createProcessor() {
    return new Http11Processor(this, getAdapter()) {
      @Override
      public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        if (watcher == null) {
          return super.service(socket);
        }
        Connection connection = new Connection(socket);
        connection.serve(request);
        watcher.begin(connection);
        try {
          SocketState state = super.service(socket);
          if (state == SocketState.CLOSED) {
            connection.discardUnread();
          }
          return state;
        } finally {
          watcher.end(connection);
        }
      }
    };
  }
}
