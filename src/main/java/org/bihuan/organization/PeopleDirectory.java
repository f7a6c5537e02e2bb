package org.bihuan.organization;

import java.util.List;

/** Adds and updates people known to an external directory, such as an OpenID provider. */
public interface PeopleDirectory {

  /**
   * Sets the person's name and duties to those of the directory; costs nothing where they are the
   * same already. Duties in unknown or retired units are left out, a retired person stays retired,
   * and the last administrator keeps that duty.
   *
   * @throws org.bihuan.http.Problem 422 {@code invalid-submission} for a username or name that no
   *     account may have
   */
  void upsert(String username, String displayName, List<Duty> duties);
}
