package org.bihuan.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Checks that a reader does not take too long; measures CPU time, since the machine may be busy.
 */
public final class Bounded {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Bounded() {}

  /** A reader called with malformed input. */
  @FunctionalInterface
  public interface Reading {
    void run() throws Exception;
  }

  /**
   * Calls the reader.
   *
   * @param refusal the exception with which the reader refuses; any other fails the test
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
