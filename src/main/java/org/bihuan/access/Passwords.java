package org.bihuan.access;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** The passwords of accounts, as bcrypt hashes; read only when somebody signs in. */
@Component
public class Passwords {

  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
  private static final int SHORTEST = 10;

  /** How many bytes bcrypt uses; it would ignore the rest of a longer password. */
  private static final int LONGEST_BYTES = 72;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final BCryptPasswordEncoder bcrypt;

  /**
   * Checked where there is no account, so that an unknown name takes as long as a wrong password.
   */
  private final String nobodys;

  Passwords(JdbcClient jdbc, Clock clock, AccessSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.bcrypt = new BCryptPasswordEncoder(settings.passwordCost());
    this.nobodys = bcrypt.encode(Secrets.random());
  }

  public boolean matches(String username, String password) {
    Optional<String> hash =
        jdbc.sql("select hash from credential where username = ?")
            .param(username)
            .query(String.class)
            .optional();
    return bcrypt.matches(password, hash.orElse(nobodys)) && hash.isPresent();
  }

  /**
   * Whether the account has a password; people who sign in through an OpenID provider have none
   * here.
   */
  public boolean has(String username) {
    return jdbc.sql("select count(*) from credential where username = ?")
            .param(username)
            .query(Long.class)
            .single()
        > 0;
  }

  /**
   * Sets the account's password.
   *
   * @param field the name of its field, for the error
   * @throws Problem 422 {@code invalid-submission} where it is too short or too long
   */
  public void set(String username, String password, String field) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      throw unfit(field, "access.password.short", SHORTEST);
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      throw unfit(field, "access.password.long", LONGEST_BYTES);
    }
    store(username, bcrypt.encode(password));
  }

  /** Gives this password to those accounts that have none yet; they all share one hash. */
  int setWhereMissing(Collection<String> usernames, String password) {
    List<String> known = jdbc.sql("select username from credential").query(String.class).list();
    List<String> missing = usernames.stream().filter(name -> !known.contains(name)).toList();
    if (!missing.isEmpty()) {
      String hash = bcrypt.encode(password);
      missing.forEach(name -> storeUnlessTaken(name, hash));
    }
    return missing.size();
  }

  private void storeUnlessTaken(String username, String hash) {
    try {
      store(username, hash);
    } catch (DuplicateKeyException e) {
      LOG.debug("Another node was first to set the password of {}", username);
    }
  }

  private void store(String username, String hash) {
    Timestamp now = Timestamp.from(clock.instant());
    int changed =
        jdbc.sql("update credential set hash = ?, changed_at = ? where username = ?")
            .params(hash, now, username)
            .update();
    if (changed == 0) {
      jdbc.sql("insert into credential (hash, changed_at, username) values (?, ?, ?)")
          .params(hash, now, username)
          .update();
    }
  }

  private static Problem unfit(String field, String messageKey, int bound) {
    return Problem.invalidSubmission(List.of(new FieldError(field, messageKey, bound)));
  }
}
