package org.bihuan.http.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How fast a request's body must arrive.
 *
 * @param grace how long in all the service waits before it measures the rate
 * @param perSecond how many bytes must have arrived on average for each second of waiting after
 *     that
 * @param longest how long the service waits for the next bytes of it at once
 * @param mostWaiting how many threads may wait for bytes at once
 * @param mostOfAddress how many of them for one address; a proxy that hides its clients is one
 */
@ConfigurationProperties("bihuan.http.body")
record BodyPace(
    @DefaultValue("10s") Duration grace,
    @DefaultValue("1KB") DataSize perSecond,
    @DefaultValue("30s") Duration longest,
    @DefaultValue("100") int mostWaiting,
    @DefaultValue("50") int mostOfAddress) {

  boolean isTooLong(long nanos) {
    return nanos > longest.toNanos();
  }

  boolean isTooSlow(long bytes, long waitedNanos) {
    double seconds = (waitedNanos - grace.toNanos()) / 1e9;
    return seconds > 0 && bytes < (seconds + grace.toSeconds()) * perSecond.toBytes();
  }
}
