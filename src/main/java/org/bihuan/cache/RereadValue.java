package org.bihuan.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A value that is read as a whole and kept. Whoever asks for it after some seconds has it read
 * again in the background, and does not wait for that; where it cannot be read, the old one stays.
 *
 * @param <T> immutable
 */
public final class RereadValue<T> {

  private static final Duration FRESH = Duration.ofSeconds(3);
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final LoadingCache<Boolean, T> known;

  /**
   * @param read reads it
   * @param background where it is read again
   */
  public RereadValue(Supplier<T> read, Executor background) {
    this.known =
        Caffeine.newBuilder()
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(KEPT)
            .executor(background)
            .build(key -> read.get());
  }

  public T get() {
    return known.get(true);
  }

  /** It has changed: whoever asks next reads it. */
  public void changed() {
    known.invalidate(true);
  }
}
