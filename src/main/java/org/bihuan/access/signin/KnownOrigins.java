package org.bihuan.access.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.access.Origin;
import org.bihuan.access.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The devices and networks from which people have signed in. Attempts from these are not delayed by
 * what others do to the account elsewhere (see {@link Attempts}). Only hashes are kept, the newest
 * {@value #MOST} of a person, for 90 days.
 */
@Component
public class KnownOrigins {

  static final int MOST = 20;
  private static final Duration KEPT = Duration.ofDays(90);

  private final JdbcClient jdbc;
  private final Clock clock;

  KnownOrigins(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether this person has signed in with this device. */
  boolean knowsDevice(String username, Origin origin) {
    return origin.signedIn()
        || (origin.device() != null && knows(device(username, origin.device())));
  }

  boolean knowsNetwork(String username, Origin origin) {
    return knows(network(username, origin.network()));
  }

  private boolean knows(String hash) {
    return jdbc.sql("select count(*) from known_origin where hash = ? and last_at > ?")
            .params(hash, Timestamp.from(clock.instant().minus(KEPT)))
            .query(Long.class)
            .single()
        > 0;
  }

  /**
   * Records that this person has signed in from there.
   *
   * @throws org.springframework.dao.DuplicateKeyException where they do so twice at the same
   *     moment: to be tried again in a new transaction
   */
  void remember(String username, Origin origin) {
    List<String> hashes = new ArrayList<>(List.of(network(username, origin.network())));
    if (origin.device() != null && !origin.signedIn()) {
      hashes.add(device(username, origin.device()));
    }
    Timestamp now = Timestamp.from(clock.instant());
    for (String hash : hashes) {
      if (!renewed(hash, now)) {
        insert(hash, username, now);
        forgetOldest(username);
      }
    }
  }

  private boolean renewed(String hash, Timestamp now) {
    return jdbc.sql("update known_origin set last_at = ? where hash = ?").params(now, hash).update()
        > 0;
  }

  private void insert(String hash, String username, Timestamp now) {
    jdbc.sql("insert into known_origin (hash, username, last_at) values (?, ?, ?)")
        .params(hash, username, now)
        .update();
  }

  private void forgetOldest(String username) {
    jdbc.sql(
            "delete from known_origin where hash in (select hash from known_origin"
                + " where username = ? order by last_at desc, hash offset ? rows)")
        .params(username, MOST)
        .update();
  }

  static String device(String username, String secret) {
    return Secrets.hash("device " + secret + " " + username);
  }

  static String network(String username, String network) {
    return Secrets.hash("network " + network + " " + username);
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT8M")
  void forget() {
    jdbc.sql("delete from known_origin where last_at < ?")
        .param(Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }
}
