package org.bihuan.workflow.background;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.bihuan.http.Problem;

/** How often something in the background is tried before it waits for an administrator. */
public final class Attempts {

  public static final int MOST = 3;

  /** Between one attempt and the next. */
  public static final Duration PAUSE = Duration.ofMinutes(1);

  private static final int LONGEST_CAUSE = 1000;

  private Attempts() {}

  /** Why something failed; of a form that was refused, what is wrong with which field. */
  public static String cause(RuntimeException failure) {
    if (failure instanceof Problem refused && !refused.errors().isEmpty()) {
      return shortened(
          refused.errors().stream().map(Attempts::told).collect(Collectors.joining(", ")));
    }
    String message = failure.getMessage();
    return shortened(message == null ? failure.toString() : message);
  }

  private static String told(Problem.FieldError fault) {
    return fault.field() + " " + fault.messageKey() + " " + Arrays.asList(fault.arguments());
  }

  /** As the tables have room for. */
  public static String shortened(String cause) {
    return cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE));
  }
}
