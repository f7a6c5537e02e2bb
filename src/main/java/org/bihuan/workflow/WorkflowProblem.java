package org.bihuan.workflow;

import org.bihuan.http.Problem;
import org.springframework.http.HttpStatus;

/** A task cannot be changed because somebody else was first, or its step is over. */
final class WorkflowProblem extends Problem {

  private static final long serialVersionUID = 1L;

  private WorkflowProblem(String name, Object... arguments) {
    super(name, HttpStatus.CONFLICT, arguments);
  }

  static Problem alreadyClaimed(String task) {
    return new WorkflowProblem("already-claimed", task);
  }

  static Problem notClaimed(String task) {
    return new WorkflowProblem("not-claimed", task);
  }

  static Problem stepOver(String task) {
    return new WorkflowProblem("step-over", task);
  }

  static Problem notOfferedNow(String action) {
    return new WorkflowProblem("action-not-offered", action);
  }

  static Problem stale(String number) {
    return new WorkflowProblem("stale", number);
  }
}
