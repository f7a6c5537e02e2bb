package org.bihuan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A clock that runs, and can be moved: deadlines, timers and tokens use the time set by the test.
 */
public final class MovableClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  /** Gives the service such a clock; a test imports it, and with it a context of its own. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Configuration {
    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock();
    }
  }

  public void moveTo(Instant time) {
    ahead = Duration.between(Instant.now(), time);
  }

  public void advance(Duration duration) {
    ahead = ahead.plus(duration);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
