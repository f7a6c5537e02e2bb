package org.bihuan.http.load;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bihuan.http.Problem;
import org.bihuan.http.RefusedWithHeaders;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Limits how much work that needs much memory or time runs at once: on this node as a whole, and
 * for one person. A few more requests wait a moment; others are refused and should try again.
 */
@Component
public class HeavyWork {

  private static final int WAITING = 6;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  /** The kind of work; each has its own limits. */
  public enum Kind {
    /** Files that are read into memory as a whole. */
    READING(2, 2),
    /** Files that are written as slowly as the client reads. */
    WRITING(8, 2),
    /** Records compared with a trail from its first entry to its last. */
    VERIFYING(4, 2),
    /** Pictures that are made smaller: a browser asks for several at once. */
    PICTURES(2, 12, 24);

    private final int atOnce;
    private final int forOne;
    private final int waiting;

    Kind(int atOnce, int forOne) {
      this(atOnce, forOne, WAITING);
    }

    Kind(int atOnce, int forOne, int waiting) {
      this.atOnce = atOnce;
      this.forOne = forOne;
      this.waiting = waiting;
    }
  }

  /** The work itself. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T done() throws E;
  }

  private record Place(Kind kind, String person) {}

  /** The permits of one kind: to work, and to work or wait. */
  private record Places(Semaphore working, Semaphore admitted) {
    Places(Kind kind) {
      this(new Semaphore(kind.atOnce, true), new Semaphore(kind.atOnce + kind.waiting, true));
    }
  }

  private final Duration patience;
  private final Map<Kind, Places> places = new EnumMap<>(Kind.class);
  private final Map<Place, Integer> taken = new ConcurrentHashMap<>();

  HeavyWork() {
    this(Duration.ofSeconds(5));
  }

  HeavyWork(Duration patience) {
    this.patience = patience;
    for (Kind kind : Kind.values()) {
      places.put(kind, new Places(kind));
    }
  }

  /**
   * Does the work as soon as the limits allow it.
   *
   * @throws Problem 429 with {@code Retry-After} where too much is running or waiting
   */
  public <T, E extends Exception> T run(Kind kind, String person, Work<T, E> work) throws E {
    Place place = new Place(kind, person);
    if (taken.merge(place, 1, Integer::sum) > kind.forOne) {
      leave(place);
      throw busy();
    }
    try {
      return admitted(Objects.requireNonNull(places.get(kind)), work);
    } finally {
      leave(place);
    }
  }

  private <T, E extends Exception> T admitted(Places places, Work<T, E> work) throws E {
    if (!places.admitted().tryAcquire()) {
      throw busy();
    }
    try {
      return working(places.working(), work);
    } finally {
      places.admitted().release();
    }
  }

  private <T, E extends Exception> T working(Semaphore places, Work<T, E> work) throws E {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return work.done();
    } finally {
      places.release();
    }
  }

  private void leave(Place place) {
    taken.computeIfPresent(place, (known, count) -> count == 1 ? null : count - 1);
  }

  private static Problem busy() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
    return new RefusedWithHeaders(
        "too-many-requests", HttpStatus.TOO_MANY_REQUESTS, headers, RETRY_AFTER.toSeconds());
  }
}
