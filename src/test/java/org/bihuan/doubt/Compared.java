package org.bihuan.doubt;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Compares an issue at once in the service under test, which compares nothing by itself. */
@Component
public class Compared implements ApplicationListener<WebServerInitializedEvent> {

  private static final Map<Integer, Comparison> BY_PORT = new ConcurrentHashMap<>();

  private final Comparison comparison;

  Compared(Comparison comparison) {
    this.comparison = comparison;
  }

  @Override
  public void onApplicationEvent(WebServerInitializedEvent started) {
    BY_PORT.put(started.getWebServer().getPort(), comparison);
  }

  public static void now(int port, String issue) {
    Objects.requireNonNull(BY_PORT.get(port), "no service on " + port).one(issue);
  }
}
