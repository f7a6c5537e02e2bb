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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  private static final Duration A_QUARTER = Duration.ofMinutes(15);

  final Hand clock = new Hand();
  final String username = "u" + UUID.randomUUID();
  final Origin home = network("home");
  Attempts attempts;
  Attempts onAnotherNode;

  @BeforeEach
  void create() {
    attempts = attempts();
    onAnotherNode = attempts();
  }

  private Attempts attempts() {
    return new Attempts(jdbc, clock, new KnownOrigins(jdbc, clock), transactions);
  }

  private static Origin network(String name) {
    return new Origin(name + UUID.randomUUID(), null, false);
  }

  private void fail(int times, Origin origin) {
    for (int i = 0; i < times; i++) {
      attempts.begin(username, origin);
      attempts.failed(username);
    }
  }

  private void signIn(Origin origin) {
    attempts.begin(username, origin);
    attempts.succeeded(username, origin);
  }

  private long wait(Attempts at, Origin origin) {
    var refused = catchThrowableOfType(TooManyAttempts.class, () -> at.begin(username, origin));
    assertThat(refused).isNotNull();
    return Long.parseLong(String.valueOf(refused.headers().getFirst("Retry-After")));
  }

  /** Wrong passwords for the account from so many networks, each as often as it may. */
  private void guessFromEverywhere(int networks) {
    for (int i = 0; i < networks; i++) {
      Origin bot = network("bot");
      for (int j = 0; j < Attempts.FREE_FROM_NETWORK - 1; j++) {
        clock.now = clock.now.plusSeconds(Attempts.LONGEST_FOR_ACCOUNT);
        fail(1, bot);
      }
    }
  }

  @Test
  void doublesTheWaitWithEachFurtherFailureFromANetwork() {
    fail(Attempts.FREE_FROM_NETWORK, home);
    assertThat(wait(attempts, home)).isEqualTo(1);
    assertThat(wait(onAnotherNode, home)).isEqualTo(1);
    clock.now = clock.now.plusSeconds(1);
    fail(1, home);
    assertThat(wait(attempts, home)).isEqualTo(2);
    for (int i = 0; i < 12; i++) {
      clock.now = clock.now.plus(A_QUARTER);
      fail(1, home);
    }
    assertThat(wait(attempts, home)).isEqualTo(900);
  }

  @Test
  void keepsNobodyOutByWhatOthersDoElsewhere() {
    fail(Attempts.FREE_FROM_NETWORK, network("attacker"));
    assertThatCode(() -> signIn(network("owner"))).doesNotThrowAnyException();
  }

  @Test
  void slowsTheAccountAsAWholeBySecondsAlone() {
    guessFromEverywhere(20);
    long seconds = wait(attempts, network("owner"));
    assertThat(seconds).isBetween(1L, Attempts.LONGEST_FOR_ACCOUNT);
    clock.now = clock.now.plusSeconds(seconds);
    assertThatCode(() -> signIn(network("owner"))).doesNotThrowAnyException();
  }

  @Test
  void letsAKnownNetworkInAtOnceWhateverHappensElsewhere() {
    signIn(home);
    guessFromEverywhere(5);
    assertThatCode(() -> signIn(home)).doesNotThrowAnyException();
  }

  @Test
  void letsAKnownDeviceInFromANetworkThatIsBeingUsedToGuess() {
    Origin device = new Origin(home.network(), "device" + UUID.randomUUID(), false);
    signIn(device);
    fail(Attempts.FREE_FROM_NETWORK, home);
    assertThat(wait(attempts, home)).isPositive();
    assertThatCode(() -> signIn(device)).doesNotThrowAnyException();
  }

  @Test
  void slowsDownAKnownDeviceByItsOwnGuesses() {
    Origin device = new Origin(home.network(), "device" + UUID.randomUUID(), false);
    signIn(device);
    fail(Attempts.FREE_FROM_NETWORK, device);
    assertThat(wait(attempts, device)).isPositive();
  }

  @Test
  void knowsNoDeviceOfSomebodyElse() {
    Origin device = new Origin(home.network(), "device" + UUID.randomUUID(), false);
    signIn(device);
    String other = "u" + UUID.randomUUID();
    assertThat(new KnownOrigins(jdbc, clock).knowsDevice(other, device)).isFalse();
    assertThat(new KnownOrigins(jdbc, clock).knowsNetwork(other, device)).isFalse();
  }

  @Test
  void countsNoAttemptThatHadToWait() {
    fail(Attempts.FREE_FROM_NETWORK, home);
    for (int i = 0; i < 3 * Attempts.FREE_FOR_ACCOUNT; i++) {
      assertThat(wait(attempts, home)).isEqualTo(1);
    }
    assertThatCode(() -> signIn(network("owner"))).doesNotThrowAnyException();
  }

  @Test
  void countsNoRightPasswordAgainstAnybody() {
    for (int i = 0; i < 2 * Attempts.FREE_FOR_NETWORK; i++) {
      signIn(home);
    }
    assertThatCode(() -> fail(Attempts.FREE_FROM_NETWORK - 1, home)).doesNotThrowAnyException();
  }

  @Test
  void tellsTheOwnerOfWrongPasswordsOnce() {
    Instant first = clock.now;
    fail(4, network("attacker"));
    clock.now = clock.now.plusSeconds(60);
    fail(3, network("attacker"));
    attempts.begin(username, home);
    assertThat(attempts.succeeded(username, home)).isEqualTo(new FailedAttempts(7, first));
    attempts.begin(username, home);
    assertThat(attempts.succeeded(username, home)).isNull();
  }

  @Test
  void startsAfreshAfterASuccess() {
    fail(Attempts.FREE_FROM_NETWORK - 1, home);
    attempts.succeeded(username, home);
    assertThatCode(() -> fail(Attempts.FREE_FROM_NETWORK - 1, home)).doesNotThrowAnyException();
  }

  @Test
  void startsAfreshADayLater() {
    fail(Attempts.FREE_FROM_NETWORK, home);
    clock.now = clock.now.plus(Duration.ofHours(25));
    assertThatCode(() -> fail(Attempts.FREE_FROM_NETWORK - 1, home)).doesNotThrowAnyException();
  }

  @Test
  void slowsDownANetworkThatTriesManyAccounts() {
    for (int i = 0; i < Attempts.FREE_FOR_NETWORK; i++) {
      attempts.begin(username + i, home);
    }
    assertThat(wait(attempts, home)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
    "2001:db8:1:2:ffff::1, 20010db800010002/64",
    "2001:db8:1:3::1, 20010db800010003/64",
    "::ffff:10.0.0.1, 10.0.0.1",
    "fe80::1%eth0, fe80000000000000/64",
    "no:address, no:address",
    "name.example, name.example"
  })
  void takesTheFirstHalfOfAnIpv6AddressForTheNetwork(String address, String network) {
    assertThat(Origin.network(address)).isEqualTo(network);
  }

  @Test
  void keepsNoMoreRowsThanABoundAndThoseOfTheMostFailures() {
    fail(3, home);
    for (int i = 0; i < 30; i++) {
      attempts.begin("made-up" + UUID.randomUUID(), network("flood"));
    }
    attempts.keep(3);
    assertThat(jdbc.sql("select count(*) from sign_in_failure").query(Long.class).single())
        .isLessThanOrEqualTo(3);
  }

  @Test
  void remembersTheNewestOriginsOfAPersonAlone() {
    for (int i = 0; i < KnownOrigins.MOST + 5; i++) {
      clock.now = clock.now.plusSeconds(1);
      signIn(network("home"));
    }
    assertThat(
            jdbc.sql("select count(*) from known_origin where username = ?")
                .param(username)
                .query(Long.class)
                .single())
        .isEqualTo(KnownOrigins.MOST);
  }
}
