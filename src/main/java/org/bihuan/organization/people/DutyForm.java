package org.bihuan.organization.people;

import java.util.Optional;
import org.bihuan.http.openapi.Required;
import org.bihuan.organization.DirectoryFaults;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;

/** A duty as entered in a form or request. */
public record DutyForm(@Required @Nullable String unit, @Required @Nullable String role) {

  /**
   * The duty, to be assigned to somebody: its unit must not be retired. Empty, with an error added,
   * where it is not valid.
   *
   * @param field the prefix of both field names
   */
  Optional<Duty> toGive(Units units, String field, DirectoryFaults faults) {
    String code = faults.text(field + "unit", unit, 64);
    String word = faults.text(field + "role", role, 16);
    Optional<Role> known = Role.of(word);
    if (!word.isEmpty() && known.isEmpty()) {
      faults.add(field + "role", "organization.role");
    }
    if (code.isEmpty() || !isOpen(code, units, field, faults)) {
      return Optional.empty();
    }
    return known.map(found -> new Duty(code, found));
  }

  private static boolean isOpen(String code, Units units, String field, DirectoryFaults faults) {
    Unit found = units.find(code).orElse(null);
    if (found == null) {
      faults.add(field + "unit", "organization.unit.unknown", code);
    } else if (found.retired()) {
      faults.add(field + "unit", "organization.unit.retired", code);
    }
    return found != null && !found.retired();
  }
}
