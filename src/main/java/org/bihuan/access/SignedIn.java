package org.bihuan.access;

import org.bihuan.organization.Caller;
import org.bihuan.organization.Person;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller whose token was accepted; which one it was is known in this room alone. */
public final class SignedIn extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient Caller caller;
  private final String tokenHash;

  /**
   * @param tokenHash names the token in {@link Tokens}; empty where somebody else issued it
   */
  public SignedIn(Person person, String tokenHash) {
    super(AuthorityUtils.NO_AUTHORITIES); // rights are asked of the duties
    this.caller = new Caller(person.username(), person.displayName(), person.duties());
    this.tokenHash = tokenHash;
    setAuthenticated(true);
  }

  /** Makes this the caller of the request at hand. */
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
