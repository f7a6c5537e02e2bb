package org.bihuan.workflow;

import org.bihuan.issue.Issue;
import org.bihuan.organization.Caller;

/**
 * Opens issues: checks rights and form, starts the process, in the caller's transaction or one of
 * its own.
 */
public interface Opening {

  /**
   * @throws org.bihuan.http.Problem 403 where the caller may not open this type for this unit, 422
   *     with the faulty fields, 404 for a unit, parent or type that is not there
   */
  Issue open(Caller caller, NewIssue issue);

  /** The same checks as {@link #open}, without opening: throws what it would throw. */
  void check(Caller caller, NewIssue issue);
}
