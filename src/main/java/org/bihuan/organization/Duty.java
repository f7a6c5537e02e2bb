package org.bihuan.organization;

/**
 * A role held in a unit.
 *
 * @param unit the unit's code
 */
public record Duty(String unit, Role role) {

  /** The group of this duty, {@code UNIT/role}, to which tasks are offered. */
  public String group() {
    return unit + "/" + role.code();
  }
}
