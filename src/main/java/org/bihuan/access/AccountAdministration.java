package org.bihuan.access;

import java.util.List;
import org.bihuan.organization.Caller;
import org.bihuan.organization.people.Accounts;
import org.bihuan.organization.people.DutyForm;
import org.bihuan.organization.people.PeopleAdministration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do for other people's accounts. */
@Service
public class AccountAdministration {

  private final PeopleAdministration people;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Tokens tokens;

  AccountAdministration(
      PeopleAdministration people, Accounts accounts, Passwords passwords, Tokens tokens) {
    this.people = people;
    this.accounts = accounts;
    this.passwords = passwords;
    this.tokens = tokens;
  }

  /**
   * Adds a person with a duty and a password: both or neither.
   *
   * @param password empty where they shall sign in elsewhere, or get one later
   * @throws org.bihuan.http.Problem as {@link PeopleAdministration#create} and {@link #setPassword}
   */
  @Transactional
  public void add(
      Caller caller,
      @Nullable String username,
      @Nullable String displayName,
      DutyForm duty,
      String password) {
    String added = people.create(caller, username, displayName, List.of(duty)).username();
    if (!password.isEmpty()) {
      setPassword(caller, added, password);
    }
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
