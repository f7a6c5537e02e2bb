package org.bihuan.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.ServiceTest;
import org.bihuan.access.Origin;
import org.bihuan.http.ClientNetwork;
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
  private static final class ManualClock extends Clock {
    /** Not before today: the service itself sweeps away what is a day old. */
    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

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
  @Autowired WrongPasswords wrong;

  private static final Duration A_QUARTER = Duration.ofMinutes(15);

  final ManualClock clock = new ManualClock();
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
    return new Attempts(
        new FailureRows(jdbc, clock), clock, new KnownOrigins(jdbc, clock), wrong, transactions);
  }

  private static Origin network(String name) {
    return new Origin(name + UUID.randomUUID(), null, false);
  }

  private void fail(int times, Origin origin) {
    for (int i = 0; i < times; i++) {
      attempts.begin(username, origin);
      attempts.failed(username, origin);
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

  /**
   * Gives so many wrong passwords, each from another network, that the account is slowed as a
   * whole.
   */
  private void guessFromEverywhere() {
    for (int i = 0; i < 2 * Attempts.FREE_FOR_ACCOUNT; i++) {
      clock.now = clock.now.plus(SignInTurns.APART);
      fail(1, network("bot"));
    }
  }

  /** Gives a wrong password; returns whether it was checked and not refused for waiting. */
  private boolean guess(Attempts at, Origin origin) {
    try {
      at.begin(username, origin);
      return true;
    } catch (TooManyAttempts refused) {
      return false;
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
  void letsNewNetworksInOneAfterTheOtherWhileTheAccountIsSlowed() {
    guessFromEverywhere();
    int inAtOnce = 0;
    for (int i = 0; i < 50; i++) {
      inAtOnce += guess(attempts, network("bot")) ? 1 : 0;
    }
    assertThat(inAtOnce).isLessThanOrEqualTo(1);
    Origin owner = network("owner");
    assertThat(wait(attempts, owner)).isBetween(4L, 6L);
  }

  @Test
  void givesNoTurnTwiceWhereSomebodyGuessesAgainMeanwhile() {
    guessFromEverywhere();
    Origin again = network("bot");
    clock.now = clock.now.plusSeconds(1);
    fail(1, again);
    clock.now = clock.now.plus(SignInTurns.GENTLE);
    for (int i = 0; i < 40; i++) {
      guess(attempts, network("bot"));
    }
    assertThat(guess(attempts, again)).isTrue();
    assertThat(wait(attempts, network("owner"))).isBetween(3L, 5L);
  }

  @Test
  void keepsATurnForWhoeverWasToldToWaitHoweverOftenOthersAsk() {
    guessFromEverywhere();
    List<Origin> bots = Stream.generate(() -> network("bot")).limit(40).toList();
    bots.forEach(bot -> guess(attempts, bot));
    Origin owner = network("owner");
    Instant asked = clock.now;
    long seconds = wait(onAnotherNode, owner);
    while (clock.now.isBefore(asked.plusSeconds(seconds))) {
      clock.now = clock.now.plusMillis(200);
      bots.forEach(bot -> guess(attempts, bot));
    }
    assertThat(seconds).isLessThanOrEqualTo(5);
    assertThatCode(() -> signIn(owner)).doesNotThrowAnyException();
  }

  @Test
  void letsTheOwnerInAtOnceBesideManyWhoHaveHadTheirFirstTurn() {
    guessFromEverywhere();
    List<Origin> bots = Stream.generate(() -> network("bot")).limit(40).toList();
    for (int i = 0; i < 60; i++) {
      bots.forEach(bot -> guess(attempts, bot));
      clock.now = clock.now.plusSeconds(1);
    }
    assertThatCode(() -> signIn(network("owner"))).doesNotThrowAnyException();
  }

  @Test
  void countsAnAttemptOnceForWhichATurnIsReserved() {
    guessFromEverywhere();
    guess(attempts, network("bot"));
    Origin owner = network("owner");
    for (int i = 0; i < 30; i++) {
      assertThat(wait(attempts, owner)).isEqualTo(1);
    }
    clock.now = clock.now.plusSeconds(1);
    fail(1, owner);
    assertThat(wait(attempts, owner)).isEqualTo(SignInTurns.GENTLE.toSeconds());
    clock.now = clock.now.plus(SignInTurns.GENTLE);
    assertThatCode(() -> signIn(owner)).doesNotThrowAnyException();
  }

  @Test
  void leavesANetworkAHundredGuessesADayWhereTheAccountIsSlowed() {
    guessFromEverywhere();
    Origin bot = network("bot");
    Instant dayLater = clock.now.plus(Duration.ofHours(24));
    int guesses = 0;
    while (clock.now.isBefore(dayLater)) {
      if (guess(attempts, bot)) {
        guesses++;
      } else {
        clock.now = clock.now.plusSeconds(wait(attempts, bot));
      }
    }
    assertThat(guesses).isBetween(95, 110);
  }

  @Test
  void takesNetworksOfOneSiteForOneWhereTheAccountIsSlowed() {
    guessFromEverywhere();
    clock.now = clock.now.plusSeconds(1);
    String site = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    fail(1, new Origin(site + "0001/64", null, false));
    assertThat(wait(attempts, new Origin(site + "0002/64", null, false)))
        .isEqualTo(SignInTurns.GENTLE.toSeconds());
  }

  @Test
  void letsAKnownNetworkInAtOnceWhateverHappensElsewhere() {
    signIn(home);
    guessFromEverywhere();
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
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:db8::1, 2001:db8:0:0::/64",
    "no:address, no:address"
  })
  void showsANetworkAsPeopleWriteIt(String address, String shown) {
    assertThat(Origin.shown(address)).isEqualTo(shown);
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
    assertThat(ClientNetwork.of(address)).isEqualTo(network);
  }

  @Test
  void keepsNoMoreRowsThanABoundAndThoseOfTheMostFailures() {
    fail(3, home);
    for (int i = 0; i < 30; i++) {
      attempts.begin("made-up" + UUID.randomUUID(), network("flood"));
    }
    new FailureRows(jdbc, clock).keep(3);
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
