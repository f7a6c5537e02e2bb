package org.bihuan.workflow.background;

import java.time.Duration;

/** How often something in the background is tried before it waits for an administrator. */
public final class Attempts {

  public static final int MOST = 3;

  /** Between one attempt and the next. */
  public static final Duration PAUSE = Duration.ofMinutes(1);

  private static final int LONGEST_CAUSE = 1000;

  private Attempts() {}

  public static String cause(RuntimeException failure) {
    String message = failure.getMessage();
    return shortened(message == null ? failure.toString() : message);
  }

  /** As the tables have room for. */
  public static String shortened(String cause) {
    return cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE));
  }
}
