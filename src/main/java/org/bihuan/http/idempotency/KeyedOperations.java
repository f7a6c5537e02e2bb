package org.bihuan.http.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import org.bihuan.http.Problem;
import org.bihuan.http.idempotency.AnswerKept.When;
import org.bihuan.http.idempotency.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Carries out, once, the last operation of an endpoint with {@link When#BY_THE_ENDPOINT}: the
 * request's key, the operation and its response are committed together. What was done before is
 * committed already and no transaction is open meanwhile, so the request never uses two
 * connections.
 */
@Component
public class KeyedOperations {

  private static final String ATTRIBUTE = KeyedOperations.class.getName();

  /** The key of the current request. */
  record Key(String caller, String key, String requestHash) {}

  private final IdempotencyKeys keys;
  private final ObjectMapper json;
  private final Clock clock;
  private final TransactionTemplate transaction;

  KeyedOperations(
      IdempotencyKeys keys,
      ObjectMapper json,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.keys = keys;
    this.json = json;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  static void expect(jakarta.servlet.http.HttpServletRequest request, Key key) {
    request.setAttribute(ATTRIBUTE, key);
  }

  /**
   * Carries out the operation, or returns the response of the equal request that was faster.
   *
   * @param type of the response's body
   */
  public <T> ResponseEntity<T> once(Class<T> type, Supplier<ResponseEntity<T>> act) {
    Key key =
        (Key)
            RequestContextHolder.currentRequestAttributes()
                .getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    if (key == null) {
      return act.get();
    }
    ResponseEntity<T> done =
        transaction.execute(
            status -> {
              try {
                keys.take(key.caller(), key.key(), key.requestHash(), clock.instant());
              } catch (DuplicateKeyException equalRequestAtTheSameTime) {
                status.setRollbackOnly();
                return null;
              }
              ResponseEntity<T> answer = act.get();
              keys.keep(key.caller(), key.key(), kept(answer));
              return answer;
            });
    return done != null ? done : earlier(key, type);
  }

  private Answer kept(ResponseEntity<?> answer) {
    try {
      @Nullable URI location = answer.getHeaders().getLocation();
      return new Answer(
          answer.getStatusCode().value(),
          MediaType.APPLICATION_JSON_VALUE,
          location == null ? null : location.toString(),
          answer.getHeaders().getETag(),
          json.writeValueAsBytes(answer.getBody()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> ResponseEntity<T> earlier(Key key, Class<T> type) {
    IdempotencyKeys.Kept kept =
        keys.find(key.caller(), key.key())
            .orElseThrow(() -> new Problem("stale", HttpStatus.CONFLICT));
    if (!kept.requestHash().equals(key.requestHash())) {
      throw new Problem("idempotency-key-reused", HttpStatus.UNPROCESSABLE_ENTITY);
    }
    Answer answer = kept.answer();
    ResponseEntity.BodyBuilder again = ResponseEntity.status(answer.status());
    if (answer.location() != null) {
      again.location(URI.create(answer.location()));
    }
    if (answer.etag() != null) {
      again.eTag(answer.etag());
    }
    try {
      return again.body(json.readValue(answer.body(), type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
