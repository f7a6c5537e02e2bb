package org.bihuan.access;

import org.bihuan.http.Problem;
import org.bihuan.organization.Newcomers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Signing in with a password. */
@Component
class SignIn {

  private final Attempts attempts;
  private final Passwords passwords;
  private final Newcomers people;
  private final Tokens tokens;

  SignIn(Attempts attempts, Passwords passwords, Newcomers people, Tokens tokens) {
    this.attempts = attempts;
    this.passwords = passwords;
    this.people = people;
    this.tokens = tokens;
  }

  /**
   * A new token for this account.
   *
   * @throws Problem 401 {@code sign-in-failed}, alike for a wrong password, an unknown account and
   *     a retired person; 429 after too many failures
   */
  Tokens.Issued signIn(String username, String password, String address) {
    if (!proves(username, password, address)) {
      throw new Problem("sign-in-failed", HttpStatus.UNAUTHORIZED);
    }
    return tokens.issue(username);
  }

  /** Whether this is the account's password; a wrong one counts as a failed attempt. */
  boolean proves(String username, String password, String address) {
    attempts.begin(username, address);
    boolean right =
        passwords.matches(username, password)
            && people.find(username).filter(person -> !person.retired()).isPresent();
    if (right) {
      attempts.succeeded(username, address);
    }
    return right;
  }
}
