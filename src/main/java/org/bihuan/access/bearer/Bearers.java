package org.bihuan.access.bearer;

import java.util.Optional;
import org.bihuan.access.Secrets;
import org.bihuan.access.SignedIn;
import org.bihuan.access.Tokens;
import org.bihuan.organization.people.Newcomers;
import org.springframework.stereotype.Component;

/**
 * Finds the owner of a bearer token: one of ours, which have no dots, or a JSON Web Token, which
 * has two. One SQL statement at most (two for somebody added on another node just now), none within
 * five seconds of the last request (see {@link Tokens}).
 */
@Component
public class Bearers {

  private final Tokens tokens;
  private final Newcomers people;
  private final OidcBearers oidc;

  Bearers(Tokens tokens, Newcomers people, OidcBearers oidc) {
    this.tokens = tokens;
    this.people = people;
    this.oidc = oidc;
  }

  /** The owner of this token, if it is valid. */
  public Optional<SignedIn> of(String token) {
    return isJwt(token) ? oidc.bearer(token) : owner(token);
  }

  private static boolean isJwt(String token) {
    return token.chars().filter(c -> c == '.').count() == 2;
  }

  private Optional<SignedIn> owner(String token) {
    String hash = Secrets.hash(token);
    return tokens
        .owner(hash)
        .flatMap(owner -> people.find(owner.username()))
        .filter(person -> !person.retired())
        .map(person -> new SignedIn(person, hash));
  }
}
