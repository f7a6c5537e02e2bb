package org.bihuan.http.idempotency;

import com.google.re2j.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.bihuan.http.Problem;
import org.bihuan.http.idempotency.IdempotencyKeys.Answer;
import org.bihuan.http.idempotency.IdempotencyKeys.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out a form's operation once, however often the form is sent: by a double click, or again
 * after going back. Each form shown has a key of its own. Key, operation and the address shown
 * afterwards are committed together; a refused form leaves no key.
 */
@Component
public class FormIdempotency {

  /** Keys of forms are none of the API's, though both are kept in one table. */
  private static final String PREFIX = "form ";

  private static final Pattern KEY = Pattern.compile("[0-9a-zA-Z-]{8,64}");

  private final IdempotencyKeys keys;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FormIdempotency(IdempotencyKeys keys, PlatformTransactionManager manager, Clock clock) {
    this.keys = keys;
    this.transaction = new TransactionTemplate(manager);
    this.clock = clock;
  }

  /**
   * Carries out the operation unless it was done before.
   *
   * @param username who sends the form
   * @param key the form's key; without a valid one the operation is always carried out
   * @param act the operation; returns the address to show afterwards
   * @return the address to show, from this or the first time
   * @throws Problem what the operation throws; 409 {@code stale} where the first sending is too
   *     long ago
   */
  public String once(String username, @Nullable String key, Supplier<String> act) {
    if (key == null || !KEY.matcher(key).matches()) {
      return act.get();
    }
    String own = PREFIX + key;
    String led = transaction.execute(status -> first(username, own, act, status::setRollbackOnly));
    return led != null ? led : earlier(username, own);
  }

  private @Nullable String first(
      String username, String key, Supplier<String> act, Runnable rollBack) {
    try {
      keys.take(username, key, "form", clock.instant());
    } catch (DuplicateKeyException sentBefore) {
      rollBack.run();
      return null;
    }
    String led = act.get();
    keys.keep(
        username, key, new Answer(HttpStatus.SEE_OTHER.value(), null, led, null, new byte[0]));
    return led;
  }

  private String earlier(String username, String key) {
    Instant expired = clock.instant().minus(IdempotentRequests.KEPT);
    return keys.find(username, key)
        .filter(kept -> !kept.createdAt().isBefore(expired))
        .map(Kept::answer)
        .map(Answer::location)
        .orElseThrow(() -> new Problem("stale", HttpStatus.CONFLICT));
  }
}
