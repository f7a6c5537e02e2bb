package org.bihuan.organization;

import java.util.List;

/** Takes in people whom an outside directory, such as an OpenID provider, vouches for. */
public interface PeopleDirectory {

  /**
   * Makes the person's name and duties what the directory says; costs nothing where they are so
   * already. Duties in units that are unknown or retired are left out, a retired person stays
   * retired, and the last administrator keeps the administrator's duty.
   *
   * @throws org.bihuan.http.Problem 422 {@code invalid-submission} for a username or name that no
   *     account may have
   */
  void upsert(String username, String displayName, List<Duty> duties);
}
