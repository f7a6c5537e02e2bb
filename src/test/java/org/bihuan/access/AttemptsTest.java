package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@ServiceTest
class AttemptsTest {

  /** A clock that the test moves on. */
  private static final class Hand extends Clock {
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  final Hand clock = new Hand();
  final String username = "u" + UUID.randomUUID();
  final String address = "a" + UUID.randomUUID();
  Attempts attempts;
  Attempts onAnotherNode;

  @BeforeEach
  void create() {
    attempts = new Attempts(jdbc, clock, transactions);
    onAnotherNode = new Attempts(jdbc, clock, transactions);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      attempts.begin(username, address);
    }
  }

  private String wait(Attempts at) {
    var refused = catchThrowableOfType(TooManyAttempts.class, () -> at.begin(username, address));
    assertThat(refused).isNotNull();
    return refused.headers().getFirst("Retry-After");
  }

  @Test
  void doublesTheWaitWithEachFurtherFailure() {
    fail(Attempts.FREE_FOR_ACCOUNT);
    assertThat(wait(attempts)).isEqualTo("1");
    assertThat(wait(onAnotherNode)).isEqualTo("1");
    clock.now = clock.now.plusSeconds(1);
    fail(1);
    assertThat(wait(attempts)).isEqualTo("2");
    for (int i = 0; i < 12; i++) {
      clock.now = clock.now.plus(Duration.ofMinutes(15));
      fail(1);
    }
    assertThat(wait(attempts)).isEqualTo("900");
  }

  @Test
  void startsAfreshAfterASuccess() {
    fail(Attempts.FREE_FOR_ACCOUNT - 1);
    attempts.succeeded(username, address);
    assertThatCode(() -> fail(Attempts.FREE_FOR_ACCOUNT - 1)).doesNotThrowAnyException();
  }

  @Test
  void startsAfreshADayLater() {
    fail(Attempts.FREE_FOR_ACCOUNT);
    clock.now = clock.now.plus(Duration.ofHours(25));
    assertThatCode(() -> fail(Attempts.FREE_FOR_ACCOUNT - 1)).doesNotThrowAnyException();
  }

  @Test
  void slowsDownAnAddressThatTriesManyAccounts() {
    for (int i = 0; i < Attempts.FREE_FOR_ADDRESS; i++) {
      attempts.begin(username + i, address);
    }
    assertThat(wait(attempts)).isEqualTo("1");
  }
}
