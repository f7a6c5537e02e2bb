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
   * Changes the password; all other sessions and tokens are revoked.
   *
   * @param address where the request comes from, for slowing down guessing
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

  /**
   * Whether the caller has a password here; people who sign in through an OpenID provider have
   * none.
   */
  public boolean hasPassword(SignedIn me) {
    return passwords.has(me.getName());
  }

  /**
   * The caller's valid sessions and tokens, newest first.
   *
   * @param after {@link Page#next()} of the page before; null for the first
   * @throws Problem 400 where {@code after} is not a value this service returned
   */
  public Page<OwnToken> tokens(SignedIn me, @Nullable String after, int size) {
    return own.of(me.getName(), me.tokenHash(), after, size);
  }

  /**
   * A new token, for a system that calls in the caller's name.
   *
   * @param password the caller's, which is required wherever a token is issued
   * @return the token, which is shown only once
   * @throws Problem 422 naming {@code password} where it is wrong; 429 after too many failures
   */
  public String newToken(SignedIn me, String password, String address) {
    if (!signIn.proves(me.getName(), password, Origin.of(me, address))) {
      throw Problem.invalidSubmission(List.of(new FieldError("password", "access.password.wrong")));
    }
    return tokens.issue(me.getName(), TokenUse.ofSystem(address)).token();
  }

  /**
   * Revokes one of the caller's sessions or tokens.
   *
   * @throws Problem 404 where the caller has none with this id
   */
  @Transactional
  public void revoke(SignedIn me, String id) {
    if (!tokens.revoke(me.getName(), id)) {
      throw Problem.notFound("token", id);
    }
  }

  /** Revokes all of the caller's sessions and tokens except the one this request uses. */
  @Transactional
  public void revokeOthers(SignedIn me) {
    tokens.revokeAll(me.getName(), me.tokenHash());
  }
}
