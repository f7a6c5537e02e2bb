package org.bihuan.organization;

/** Creates the first unit and its administrator in an empty service. */
public interface InitialOrganization {

  /** Whether there is no unit yet. */
  boolean isEmpty();

  /**
   * Creates the root unit and its administrator, in the caller's transaction where there is one.
   *
   * @throws org.bihuan.http.Problem 409 {@code already-set-up} where there is a unit already; 422
   *     {@code invalid-submission} naming {@code unitCode}, {@code unitName}, {@code username} or
   *     {@code displayName}
   */
  void create(String unitCode, String unitName, String username, String displayName);
}
