package org.bihuan.http.server;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Checks regularly for threads that wait for a client, to send the rest of a body or to read a
 * response, and ends waits that take too long: neither an interrupt nor the container's own time
 * limits end a wait in which single bytes keep arriving. It has a thread of its own, so that
 * nothing else delays it.
 */
@Component
@EnableConfigurationProperties(AnswerPace.class)
class SlowConnections {

  private static final Logger LOG = LoggerFactory.getLogger(SlowConnections.class);
  private static final long MOMENT_MILLIS = 1_000;

  private final AnswerPace pace;
  private final Set<Connection> served = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "slow-connections");
            thread.setDaemon(true);
            return thread;
          });

  @SuppressWarnings("FutureReturnValueIgnored") // look() logs its failures
  SlowConnections(AnswerPace pace) {
    this.pace = pace;
    watch.scheduleWithFixedDelay(this::look, MOMENT_MILLIS, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
  }

  void begin(Connection connection) {
    served.add(connection);
  }

  void end(Connection connection) {
    served.remove(connection);
  }

  @PreDestroy
  void stop() {
    watch.shutdownNow();
  }

  private void look() {
    try {
      long now = System.nanoTime();
      List<Connection> blocked = new ArrayList<>();
      for (Connection connection : served) {
        connection.giveUpSlowBody(now);
        if (connection.looksBlocked(now) && connection.blockedMillis(now) >= MOMENT_MILLIS / 2) {
          blocked.add(connection);
        }
      }
      giveUp(tooSlow(blocked, now));
    } catch (RuntimeException e) { // else it would never look again
      LOG.error("Failed to look for slow connections", e);
    }
  }

  /**
   * Those that have stalled and, where there are too many, the slowest ones, by address and in
   * total.
   */
  private List<Connection> tooSlow(List<Connection> blocked, long now) {
    blocked.sort(Comparator.comparingLong(connection -> connection.stalledMillis(now)));
    List<Connection> slow = new ArrayList<>();
    Map<String, Integer> ofAddress = new HashMap<>();
    int all = 0;
    for (Connection connection : blocked) {
      boolean crowd =
          all >= pace.mostWaiting()
              || ofAddress.getOrDefault(connection.address(), 0) >= pace.mostOfAddress();
      if (crowd || connection.stalledMillis(now) > pace.grace().toMillis()) {
        slow.add(connection);
      } else {
        all++;
        ofAddress.merge(connection.address(), 1, Integer::sum);
      }
    }
    return slow;
  }

  private static void giveUp(List<Connection> slow) {
    if (!slow.isEmpty()) {
      slow.forEach(Connection::giveUpAnswer);
      LOG.info("Gave up {} answers that were read too slowly", slow.size());
    }
  }
}
