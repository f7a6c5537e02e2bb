package org.bihuan.organization;

import org.bihuan.http.Problem;
import org.springframework.stereotype.Component;

/**
 * Who may administer what the whole service shares: processes, their jobs and migrations, the
 * calendar, metrics. Only administrators of a root unit; those of other units administer people and
 * units at and below their own (see {@link AdminScope}).
 */
@Component
public class RootAdministrators {

  private final Units units;

  public RootAdministrators(Units units) {
    this.units = units;
  }

  public boolean include(Caller caller) {
    return caller.duties().stream()
        .filter(duty -> duty.role() == Role.ADMINISTRATOR)
        .anyMatch(duty -> isRoot(duty.unit()));
  }

  /**
   * Refuses a caller who is not an administrator of a root unit.
   *
   * @throws Problem 403
   */
  public void require(Caller caller) {
    if (!include(caller)) {
      throw Problem.forbidden("organization.root-administrators-only");
    }
  }

  private boolean isRoot(String unit) {
    return units.find(unit).filter(found -> found.parent() == null).isPresent();
  }
}
