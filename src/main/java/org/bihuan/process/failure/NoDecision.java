package org.bihuan.process.failure;

import org.bihuan.http.Problem;
import org.springframework.http.HttpStatus;

/**
 * A decision has no result, so that a process cannot continue. Whoever submits something gets 422,
 * and nothing has changed; a job fails and is shown to administrators, with the reason.
 */
public final class NoDecision extends Problem {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public NoDecision(String decision, IllegalArgumentException cause) {
    super("no-decision", HttpStatus.UNPROCESSABLE_ENTITY, decision);
    this.reason = "decision " + decision + ": " + cause.getMessage();
    initCause(cause);
  }

  @Override
  public String getMessage() {
    return reason;
  }
}
