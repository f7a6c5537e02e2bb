package org.bihuan.http.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an endpoint when the answer to a request with an {@code Idempotency-Key} is kept. Without
 * it the filter opens the transaction in which key, act and answer are committed together.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnswerKept {

  /** When it is kept. */
  enum When {
    /** The request or its answer holds a secret, of which not even a hash is kept; no key is. */
    NEVER,
    /** Each item is a transaction of its own and answers for itself: kept after they are done. */
    AFTERWARDS,
    /** The act commits something before, and so opens the transaction itself: {@link KeyedActs}. */
    BY_THE_ACT
  }

  When value();
}
