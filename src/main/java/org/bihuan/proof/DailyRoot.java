package org.bihuan.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.bihuan.proof.merkle.Hash;
import org.bihuan.proof.merkle.MerkleProof;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs a root each day, in the authority's time zone: appends the heads that have changed since
 * the day before, and signs what the log is then. One node at a time; another goes on where one was
 * interrupted.
 */
@Component
class DailyRoot {

  private static final Logger LOG = LoggerFactory.getLogger(DailyRoot.class);

  /** Longer than all portions of a day take, and short enough that a crash costs no day. */
  private static final Duration LEASE = Duration.ofMinutes(30);

  private final JdbcTemplate jdbc;
  private final HeadLog log;
  private final StoredNodes nodes;
  private final Roots roots;
  private final Keys keys;
  private final Clock clock;
  private final ZoneId zone;
  private final TransactionTemplate transaction;

  DailyRoot(
      JdbcTemplate jdbc,
      HeadLog log,
      StoredNodes nodes,
      Roots roots,
      Keys keys,
      Clock clock,
      @Value("${bihuan.zone}") ZoneId zone,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.log = log;
    this.nodes = nodes;
    this.roots = roots;
    this.keys = keys;
    this.clock = clock;
    this.zone = zone;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Signs the day's root, if that has not been done. */
  @Scheduled(
      initialDelayString = "${bihuan.proof.first-look:PT2M}",
      fixedDelayString = "${bihuan.proof.look:PT5M}")
  void run() {
    try {
      publish();
    } catch (DataAccessException e) {
      LOG.warn("The root of the day is not signed for now: {}", e.getMessage());
    } catch (IOException | LogRewritten e) {
      LOG.error("The root of the day cannot be signed: {}", e.getMessage());
    }
  }

  /** The log is not any more what the last root was signed over. */
  static final class LogRewritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogRewritten(SignedRoot root) {
      super("the log is not what the root of " + root.day() + " was signed over");
    }
  }

  /**
   * Appends and signs.
   *
   * @return whether a root was signed
   * @throws IOException where the key cannot be read
   * @throws LogRewritten where the log does not begin with what was signed last
   */
  boolean publish() throws IOException {
    LocalDate day = LocalDate.ofInstant(now(), zone);
    if (isSigned(day) || !leased()) {
      return false;
    }
    try {
      while (log.append(day)) {
        LOG.debug("The log of {} goes on", day);
      }
      return signed(day);
    } finally {
      jdbc.update(
          "update proof_state set leased_until = ? where id = 1", Timestamp.from(Instant.EPOCH));
    }
  }

  private boolean isSigned(LocalDate day) {
    return roots.newest().filter(root -> !root.day().isBefore(day)).isPresent();
  }

  private boolean leased() {
    Instant now = now();
    return jdbc.update(
            "update proof_state set leased_until = ? where id = 1 and leased_until <= ?",
            Timestamp.from(now.plus(LEASE)),
            Timestamp.from(now))
        == 1;
  }

  private boolean signed(LocalDate day) throws IOException {
    try {
      return Boolean.TRUE.equals(
          transaction.execute(
              status -> {
                try {
                  return sign(day);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private boolean sign(LocalDate day) throws IOException {
    HeadLog.State state = log.locked();
    if (isSigned(day) || !state.isOver(day) || state.size() == 0) {
      return false;
    }
    Instant now = now();
    if (state.installation().isEmpty()) {
      roots.name(UUID.randomUUID().toString());
    }
    String installation = roots.installation();
    SigningKey key = keys.current(installation, now);
    SignedRoot before = roots.newest().orElse(null);
    long fromSize = before == null ? 0 : before.size();
    Hash root = nodes.work(tree -> tree.root(state.size()));
    List<Hash> proof =
        fromSize > state.size()
            ? List.of()
            : nodes.work(tree -> tree.consistency(fromSize, state.size()));
    if (before != null
        && !(roots.isSigned(before)
            && MerkleProof.continues(fromSize, before.hash(), state.size(), root, proof))) {
      throw new LogRewritten(before);
    }
    roots.add(
        new SignedRoot(
            day,
            installation,
            state.size(),
            root.hex(),
            now,
            key.fingerprint(),
            key.sign(SignedRoot.statement(installation, state.size(), root.hex(), now)),
            fromSize,
            proof.stream().map(Hash::hex).toList()));
    LOG.info("The root of {} over {} leaves: {}", day, state.size(), root.hex());
    return true;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
