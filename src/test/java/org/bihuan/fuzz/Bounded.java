package org.bihuan.fuzz;

import java.time.Duration;

/** Finds what a reader takes too long over. */
public final class Bounded {

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Bounded() {}

  /** What may be thrown out of a reader that was given nonsense. */
  @FunctionalInterface
  public interface Reading {
    void run() throws Exception;
  }

  /**
   * Reads.
   *
   * @param refusal how the reader refuses; anything else it throws is a fault
   */
  public static void read(Class<? extends Exception> refusal, Reading reading) {
    long before = System.nanoTime();
    try {
      reading.run();
    } catch (Exception e) {
      if (!refusal.isInstance(e)) {
        throw new AssertionError("not a refusal", e);
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    if (took.compareTo(LONGEST) > 0) {
      throw new AssertionError("took " + took);
    }
  }
}
