package org.bihuan.organization;

import java.util.List;

/**
 * Members of the public, who report without an account, as an actor: the service does not know
 * which of them it was. The username is reserved, see {@link SystemActor#isReserved}.
 */
public final class PublicActor {

  /** The actor in the trail. */
  public static final String USERNAME = "public";

  /** As a caller of operations on an issue to which a receipt has led. */
  public static final Caller CALLER = new Caller(USERNAME, USERNAME, List.of());

  private PublicActor() {}

  public static boolean is(String username) {
    return username.equals(USERNAME);
  }
}
