package org.bihuan.access.signin;

import org.bihuan.access.Origin;
import org.bihuan.access.Passwords;
import org.bihuan.access.TokenUse;
import org.bihuan.access.Tokens;
import org.bihuan.http.Problem;
import org.bihuan.organization.people.Newcomers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Signing in with a password. */
@Component
public class SignIn {

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
   * @throws Problem 401 {@code sign-in-failed}, the same for a wrong password, an unknown account
   *     and a retired person; 429 after too many failures
   */
  public Tokens.Issued signIn(String username, String password, Origin origin, TokenUse use) {
    if (!isRight(username, password, origin)) {
      throw new Problem("sign-in-failed", HttpStatus.UNAUTHORIZED);
    }
    attempts.succeeded(username, origin);
    return tokens.issue(username, use);
  }

  /** Whether this is the account's password; a wrong one counts as a failed attempt. */
  boolean proves(String username, String password, Origin origin) {
    boolean right = isRight(username, password, origin);
    if (right) {
      attempts.succeeded(username, origin);
    }
    return right;
  }

  private boolean isRight(String username, String password, Origin origin) {
    attempts.begin(username, origin);
    boolean right =
        passwords.matches(username, password)
            && people.find(username).filter(person -> !person.retired()).isPresent();
    if (!right) {
      attempts.failed(username, origin);
    }
    return right;
  }
}
