package org.bihuan.organization.people;

import org.bihuan.organization.Caller;

/** Who may do something to somebody's account, such as set a new password. */
public interface Accounts {

  /**
   * Accepts only an administrator of every unit in which the person has a duty: setting a password
   * gives access to all of that person's duties.
   *
   * @throws org.bihuan.http.Problem 404 where the caller may not see the person, 403 where the
   *     person has duties outside the caller's scope
   */
  void requireAdministrator(Caller caller, String username);
}
