package org.bihuan.organization;

/**
 * A role held in a unit.
 *
 * @param unit the unit's code
 */
public record Duty(String unit, Role role) {

  /** The group this duty belongs to, {@code UNIT/role}: what tasks are offered to. */
  public String group() {
    return unit + "/" + role.code();
  }
}
