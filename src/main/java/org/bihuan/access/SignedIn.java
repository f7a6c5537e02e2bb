package org.bihuan.access;

import org.bihuan.organization.Caller;
import org.bihuan.organization.Person;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller whose token was accepted; only this module knows which token it was. */
public final class SignedIn extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient Caller caller;
  private final String tokenHash;

  /**
   * @param tokenHash identifies the token in {@link Tokens}; empty where an OpenID provider issued
   *     it
   */
  public SignedIn(Person person, String tokenHash) {
    super(AuthorityUtils.NO_AUTHORITIES); // rights come from the duties
    this.caller = new Caller(person.username(), person.displayName(), person.duties());
    this.tokenHash = tokenHash;
    setAuthenticated(true);
  }

  /** Makes this the caller of the current request. */
  public void remember() {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(this);
    SecurityContextHolder.setContext(context);
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  @Override
  public String getName() {
    return caller.username();
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  public String tokenHash() {
    return tokenHash;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
