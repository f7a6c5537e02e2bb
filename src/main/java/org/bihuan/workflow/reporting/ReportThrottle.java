package org.bihuan.workflow.reporting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bihuan.http.ClientNetwork;
import org.bihuan.http.RefusedWithHeaders;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Limits how much is reported: by one network, and by all together. Which network sent a report is
 * remembered for an hour, in memory alone, and never together with the report.
 */
@Component
class ReportThrottle {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** Of more networks, those that have not been seen for longest may begin again. */
  private static final int NETWORKS = 100_000;

  private final ReportSettings settings;
  private final ReceiptRows rows;
  private final Clock clock;
  private final Cache<String, AtomicInteger> sent;

  ReportThrottle(ReportSettings settings, ReceiptRows rows, Clock clock) {
    this.settings = settings;
    this.rows = rows;
    this.clock = clock;
    Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    this.sent =
        Caffeine.newBuilder().maximumSize(NETWORKS).expireAfterWrite(HOUR).ticker(ticker).build();
  }

  /**
   * Counts what somebody sends from an address.
   *
   * @throws org.bihuan.http.Problem 429 where it was too much lately
   */
  void count(String address) {
    AtomicInteger lately = sent.get(ClientNetwork.of(address), network -> new AtomicInteger());
    if (lately.incrementAndGet() > settings.hourlyPerNetwork()) {
      throw refused(HOUR);
    }
  }

  /**
   * Before a report is taken.
   *
   * @throws org.bihuan.http.Problem 429 where too many came lately
   */
  void requireRoom() {
    Instant now = clock.instant();
    if (rows.since(now.minus(DAY)) >= settings.dailyInAll()) {
      throw refused(HOUR);
    }
  }

  private static RefusedWithHeaders refused(Duration wait) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
    return new RefusedWithHeaders(
        "too-many-requests", HttpStatus.TOO_MANY_REQUESTS, headers, wait.toSeconds());
  }
}
