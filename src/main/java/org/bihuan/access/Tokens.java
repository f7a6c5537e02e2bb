package org.bihuan.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The tokens this service has issued. A token's owner is cached for five seconds, so that most
 * requests need no database query. Revoking takes effect at once on this node and within those five
 * seconds on the others.
 */
@Component
public class Tokens {

  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  /** The last use is recorded no more often than this, so that few requests write it. */
  private static final Duration USE_KEPT_EVERY = Duration.ofMinutes(10);

  private static final int MOST_REMEMBERED = 100_000;

  /** A new token; its text is shown this once and not stored. */
  @Schema(name = "IssuedToken")
  public record Issued(String token, Instant expiresAt) {}

  /** Whose token it is and until when it is valid. */
  public record Owner(String username, Instant expiresAt) {}

  private record Used(Owner owner, @Nullable Timestamp lastAt) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final AccessSettings settings;
  private final Cache<String, Owner> owners =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();

  Tokens(JdbcClient jdbc, Clock clock, AccessSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
  }

  public Issued issue(String username, TokenUse use) {
    String token = Secrets.random();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant expiresAt = now.plus(settings.tokenLifetime());
    jdbc.sql(
            "insert into access_token (hash, id, username, created_at, expires_at, kind, device,"
                + " network, last_used_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .param(Secrets.hash(token))
        .param(UUID.randomUUID().toString())
        .param(username)
        .param(Timestamp.from(now))
        .param(Timestamp.from(expiresAt))
        .param(use.kind().name())
        .param(use.device())
        .param(use.network())
        .param(Timestamp.from(now))
        .update();
    endOldest(username);
    return new Issued(token, expiresAt);
  }

  /**
   * Having signed in often before is no reason to be refused: the oldest tokens are revoked
   * instead.
   */
  private void endOldest(String username) {
    jdbc.sql(
            "select hash from access_token where username = ?"
                + " order by created_at desc, id offset ? rows fetch first 1000 rows only")
        .params(username, settings.mostTokens())
        .query(String.class)
        .list()
        .forEach(this::revoke);
  }

  /** The owner of this token, if it is valid now. */
  public Optional<Owner> owner(String hash) {
    Owner owner = owners.get(hash, this::read);
    return Optional.ofNullable(owner).filter(o -> o.expiresAt().isAfter(clock.instant()));
  }

  private @Nullable Owner read(String hash) {
    Used used =
        jdbc.sql("select username, expires_at, last_used_at from access_token where hash = ?")
            .param(hash)
            .query(
                (row, n) ->
                    new Used(
                        new Owner(
                            row.getString("username"), row.getTimestamp("expires_at").toInstant()),
                        row.getTimestamp("last_used_at")))
            .optional()
            .orElse(null);
    if (used == null) {
      return null;
    }
    Instant now = clock.instant();
    if (used.lastAt() == null || used.lastAt().toInstant().isBefore(now.minus(USE_KEPT_EVERY))) {
      jdbc.sql("update access_token set last_used_at = ? where hash = ?")
          .params(Timestamp.from(now), hash)
          .update();
    }
    return used.owner();
  }

  public void revoke(String hash) {
    jdbc.sql("delete from access_token where hash = ?").param(hash).update();
    forget(List.of(hash));
  }

  /** Revokes one of this person's tokens; false where they have none of this id. */
  public boolean revoke(String username, String id) {
    List<String> hashes =
        jdbc.sql("select hash from access_token where username = ? and id = ?")
            .params(username, id)
            .query(String.class)
            .list();
    hashes.forEach(this::revoke);
    return !hashes.isEmpty();
  }

  /** Revokes all tokens of this person but one; empty to revoke all of them. */
  @Transactional
  public void revokeAll(String username, String spared) {
    List<String> hashes =
        jdbc.sql("select hash from access_token where username = ? and hash <> ?")
            .params(username, spared)
            .query(String.class)
            .list();
    jdbc.sql("delete from access_token where username = ? and hash <> ?")
        .params(username, spared)
        .update();
    forget(hashes);
  }

  /** Done after the commit: before it, another request would cache them again. */
  private void forget(List<String> hashes) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      owners.invalidateAll(hashes);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            owners.invalidateAll(hashes);
          }
        });
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
  void purge() {
    jdbc.sql("delete from access_token where expires_at < ?")
        .param(Timestamp.from(clock.instant()))
        .update();
  }
}
