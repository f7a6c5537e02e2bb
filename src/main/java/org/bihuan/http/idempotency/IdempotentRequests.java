package org.bihuan.http.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bihuan.http.Problem;
import org.bihuan.http.idempotency.IdempotencyKeys.Answer;
import org.bihuan.http.idempotency.IdempotencyKeys.Kept;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Carries out a request once. Key, operation and response are committed together, so a crash leaves
 * all of them or none; a refused request leaves no key and may be tried again. The key is inserted
 * first: an equal request at the same time waits for it in the database.
 */
@Component
public class IdempotentRequests {

  static final Duration KEPT = Duration.ofHours(24);

  private final IdempotencyKeys keys;
  private final TransactionTemplate transaction;
  private final Clock clock;

  IdempotentRequests(IdempotencyKeys keys, PlatformTransactionManager manager, Clock clock) {
    this.keys = keys;
    this.transaction = new TransactionTemplate(manager);
    this.clock = clock;
  }

  void once(
      String caller,
      String key,
      RepeatableRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException {
    if (performed(caller, key, request, response, chain)) {
      return;
    }
    Kept kept = keys.find(caller, key).orElseThrow(() -> new Problem("stale", HttpStatus.CONFLICT));
    Instant expired = clock.instant().minus(KEPT);
    if (!kept.createdAt().isBefore(expired)) {
      replay(kept, request, response);
      return;
    }
    keys.forget(caller, key, expired);
    if (!performed(caller, key, request, response, chain)) {
      throw new Problem("stale", HttpStatus.CONFLICT);
    }
  }

  /**
   * The same where no transaction may be open around the request, because it commits more than
   * once: a second connection would be needed for that. Where the endpoint inserts the key itself
   * ({@link KeyedOperations}), nothing is left to be done here. Else the response is stored after
   * the items are done: a crash in between loses only the response; a second request finds the
   * items done.
   */
  void onceApart(
      String caller,
      String key,
      RepeatableRequest request,
      HttpServletResponse response,
      FilterChain chain,
      AnswerKept.When when)
      throws IOException {
    Kept kept = keys.find(caller, key).orElse(null);
    Instant expired = clock.instant().minus(KEPT);
    if (kept != null && !kept.createdAt().isBefore(expired)) {
      replay(kept, request, response);
      return;
    }
    if (when == AnswerKept.When.BY_THE_ENDPOINT) {
      keys.forget(caller, key, expired);
      KeyedOperations.expect(
          request.request(), new KeyedOperations.Key(caller, key, request.hash()));
      act(request, response, chain);
      return;
    }
    ContentCachingResponseWrapper captured = new ContentCachingResponseWrapper(response);
    act(request, captured, chain);
    if (captured.getStatus() < HttpStatus.BAD_REQUEST.value()) {
      keepAfterwards(caller, key, request, captured, expired);
    }
    captured.copyBodyToResponse();
  }

  private void keepAfterwards(
      String caller,
      String key,
      RepeatableRequest request,
      ContentCachingResponseWrapper answered,
      Instant expired) {
    transaction.executeWithoutResult(
        status -> {
          keys.forget(caller, key, expired);
          try {
            keys.take(caller, key, request.hash(), clock.instant());
          } catch (DuplicateKeyException equalRequestAtTheSameTime) {
            status.setRollbackOnly();
            return;
          }
          keepOrUndo(caller, key, answered, status);
        });
  }

  /** Carries the request out, unless the key exists. The response is sent only after the commit. */
  private boolean performed(
      String caller,
      String key,
      RepeatableRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException {
    ContentCachingResponseWrapper captured = new ContentCachingResponseWrapper(response);
    boolean done =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  try {
                    keys.take(caller, key, request.hash(), clock.instant());
                  } catch (DuplicateKeyException e) {
                    status.setRollbackOnly();
                    return false;
                  }
                  act(request, captured, chain);
                  keepOrUndo(caller, key, captured, status);
                  return true;
                }));
    if (done) {
      captured.copyBodyToResponse();
    }
    return done;
  }

  private static void act(
      RepeatableRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      chain.doFilter(request.request(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keepOrUndo(
      String caller, String key, ContentCachingResponseWrapper response, TransactionStatus status) {
    if (response.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
      status.setRollbackOnly();
      return;
    }
    keys.keep(
        caller,
        key,
        new Answer(
            response.getStatus(),
            response.getContentType(),
            response.getHeader(HttpHeaders.LOCATION),
            response.getHeader(HttpHeaders.ETAG),
            response.getContentAsByteArray()));
  }

  private static void replay(Kept kept, RepeatableRequest request, HttpServletResponse response)
      throws IOException {
    if (!kept.requestHash().equals(request.hash())) {
      throw new Problem("idempotency-key-reused", HttpStatus.UNPROCESSABLE_ENTITY);
    }
    Answer answer = kept.answer();
    response.setStatus(answer.status());
    if (answer.contentType() != null) {
      response.setContentType(answer.contentType());
    }
    if (answer.location() != null) {
      response.setHeader(HttpHeaders.LOCATION, answer.location());
    }
    if (answer.etag() != null) {
      response.setHeader(HttpHeaders.ETAG, answer.etag());
    }
    response.getOutputStream().write(answer.body());
  }

  /** Hourly is often enough: an expired key is ignored even before it is deleted. */
  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
  void purge() {
    keys.forgetAll(clock.instant().minus(KEPT));
  }
}
