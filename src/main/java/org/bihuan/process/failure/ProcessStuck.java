package org.bihuan.process.failure;

import org.bihuan.http.Problem;
import org.springframework.http.HttpStatus;

/**
 * An expression of a process cannot be evaluated for this issue, such as one with a number out of
 * range. Whoever submits something gets 422, and nothing has changed; a job fails and is shown to
 * administrators, with the reason.
 */
public final class ProcessStuck extends Problem {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public ProcessStuck(String expression, RuntimeException cause) {
    super("process-stuck", HttpStatus.UNPROCESSABLE_ENTITY, expression);
    this.reason = expression + ": " + cause.getMessage();
    initCause(cause);
  }

  @Override
  public String getMessage() {
    return reason;
  }
}
