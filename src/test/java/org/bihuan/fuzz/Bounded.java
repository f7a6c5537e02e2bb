package org.bihuan.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Finds what a reader takes too long over: time of the processor, whatever else it is busy with.
 */
public final class Bounded {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration LONGEST = Duration.ofSeconds(10);

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
    long before = THREADS.getCurrentThreadCpuTime();
    try {
      reading.run();
    } catch (Exception e) {
      if (!refusal.isInstance(e)) {
        throw new AssertionError("not a refusal", e);
      }
    }
    Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
    if (took.compareTo(LONGEST) > 0) {
      throw new AssertionError("took " + took);
    }
  }
}
