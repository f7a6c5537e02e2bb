package org.bihuan.workflow.opening;

import org.bihuan.issue.Issue;
import org.bihuan.organization.Caller;

/**
 * Opens issues: checks rights and form, starts the process, in the caller's transaction or one of
 * its own.
 */
public interface Opening {

  /**
   * Opens an issue for a person.
   *
   * @throws org.bihuan.http.Problem 403 where the caller may not open this type for this unit, 422
   *     with the faulty fields, a due date in the past among them, 404 for a unit, parent or type
   *     that does not exist
   */
  Issue open(Caller caller, NewIssue issue);

  /**
   * Opens an issue that was managed elsewhere until now, such as in an old ledger: its due date may
   * be in the past, so that it is overdue at once.
   *
   * @throws org.bihuan.http.Problem as {@link #open}
   */
  Issue takeOver(Caller caller, NewIssue issue);

  /** The same checks as {@link #takeOver}, without opening: throws what it would throw. */
  void check(Caller caller, NewIssue issue);
}
