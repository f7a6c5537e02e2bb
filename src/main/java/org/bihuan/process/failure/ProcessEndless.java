package org.bihuan.process.failure;

import org.bihuan.http.Problem;
import org.springframework.http.HttpStatus;

/** A process goes on and on by itself, alone or with those it calls and opens: it was stopped. */
public final class ProcessEndless extends Problem {

  private static final long serialVersionUID = 1L;

  public ProcessEndless() {
    super("process-endless", HttpStatus.CONFLICT);
  }
}
