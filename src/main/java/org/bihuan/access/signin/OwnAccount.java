package org.bihuan.access.signin;

import java.util.List;
import org.bihuan.access.Origin;
import org.bihuan.access.OwnToken;
import org.bihuan.access.OwnTokens;
import org.bihuan.access.Passwords;
import org.bihuan.access.SignedIn;
import org.bihuan.access.TokenUse;
import org.bihuan.access.Tokens;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** What people do with their own account: its password, its sessions and tokens. */
@Service
public class OwnAccount {

  private final SignIn signIn;
  private final Passwords passwords;
  private final Tokens tokens;
  private final OwnTokens own;
  private final TransactionOperations transaction;

  OwnAccount(
      SignIn signIn,
      Passwords passwords,
      Tokens tokens,
      OwnTokens own,
      TransactionOperations transaction) {
    this.signIn = signIn;
    this.passwords = passwords;
    this.tokens = tokens;
    this.own = own;
    this.transaction = transaction;
  }

  /**
   * Changes the password; all other sessions and tokens end.
   *
   * @param address where the request comes from, for slowing down whoever guesses
   * @throws Problem 422 naming {@code current} where it is wrong, or {@code new} where that is the
   *     same, too short or too long; 429 after too many failures
   */
  public void changePassword(SignedIn me, String current, String next, String address) {
    if (!signIn.proves(me.getName(), current, Origin.of(me, address))) {
      throw Problem.invalidSubmission(List.of(new FieldError("current", "access.password.wrong")));
    }
    if (next.equals(current)) {
      throw Problem.invalidSubmission(List.of(new FieldError("new", "access.password.same")));
    }
    transaction.executeWithoutResult(
        status -> {
          passwords.set(me.getName(), next, "new");
          tokens.revokeAll(me.getName(), me.tokenHash());
        });
  }

  /** Whether I have a password here; people who come by an OpenID provider have none. */
  public boolean hasPassword(SignedIn me) {
    return passwords.has(me.getName());
  }

  /**
   * My sessions and tokens that still serve, newest first.
   *
   * @param after {@link Page#next()} of the page before; null for the first
   * @throws Problem 400 where {@code after} is nothing we gave out
   */
  public Page<OwnToken> tokens(SignedIn me, @Nullable String after, int size) {
    return own.of(me.getName(), me.tokenHash(), after, size);
  }

  /**
   * A new token, for a system that calls in my name.
   *
   * @param password mine, as wherever a token is given out
   * @return the token, this once
   * @throws Problem 422 naming {@code password} where it is wrong; 429 after too many failures
   */
  public String newToken(SignedIn me, String password, String address) {
    if (!signIn.proves(me.getName(), password, Origin.of(me, address))) {
      throw Problem.invalidSubmission(List.of(new FieldError("password", "access.password.wrong")));
    }
    return tokens.issue(me.getName(), TokenUse.ofSystem(address)).token();
  }

  /**
   * Ends one of my sessions or tokens.
   *
   * @throws Problem 404 where I have none of this id
   */
  @Transactional
  public void revoke(SignedIn me, String id) {
    if (!tokens.revoke(me.getName(), id)) {
      throw Problem.notFound("token", id);
    }
  }

  /** Ends all my sessions and tokens but the one that asks. */
  @Transactional
  public void revokeOthers(SignedIn me) {
    tokens.revokeAll(me.getName(), me.tokenHash());
  }
}
