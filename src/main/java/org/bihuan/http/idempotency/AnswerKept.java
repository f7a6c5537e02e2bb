package org.bihuan.http.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares when an endpoint's response to a request with an {@code Idempotency-Key} is stored.
 * Without this annotation the filter opens the transaction in which key, operation and response are
 * committed together.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnswerKept {

  /** When the response is stored. */
  enum When {
    /**
     * Neither response nor key is stored: request or response hold a secret, of which not even a
     * hash may be stored.
     */
    NEVER,
    /** Stored after all items are done: each is a transaction and has a result of its own. */
    AFTERWARDS,
    /**
     * The endpoint commits something beforehand, and therefore opens the transaction itself: {@link
     * KeyedOperations}.
     */
    BY_THE_ENDPOINT
  }

  When value();
}
