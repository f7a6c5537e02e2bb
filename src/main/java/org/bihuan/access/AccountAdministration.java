package org.bihuan.access;

import org.bihuan.organization.Caller;
import org.bihuan.organization.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do for other people's accounts. */
@Service
public class AccountAdministration {

  private final Accounts accounts;
  private final Passwords passwords;
  private final Tokens tokens;

  AccountAdministration(Accounts accounts, Passwords passwords, Tokens tokens) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.tokens = tokens;
  }

  /**
   * Sets a person's password; all their sessions and tokens are revoked.
   *
   * @throws org.bihuan.http.Problem 404 or 403 as {@link Accounts#requireAdministrator}; 422 naming
   *     {@code password} where it is too short or too long
   */
  @Transactional
  public void setPassword(Caller caller, String username, String password) {
    accounts.requireAdministrator(caller, username);
    passwords.set(username, password, "password");
    tokens.revokeAll(username, "");
  }

  /**
   * Revokes all sessions and tokens of a person.
   *
   * @throws org.bihuan.http.Problem 404 or 403 as {@link Accounts#requireAdministrator}
   */
  @Transactional
  public void revokeTokens(Caller caller, String username) {
    accounts.requireAdministrator(caller, username);
    tokens.revokeAll(username, "");
  }
}
