package org.bihuan.organization;

import java.util.Set;

/** What a unit is: an authority, which supervises, or an enforcement unit. */
final class UnitKind {

  static final String AUTHORITY = "authority";
  private static final Set<String> KINDS = Set.of(AUTHORITY, "enforcement");

  private UnitKind() {}

  static String check(String kind, Faults faults) {
    if (!kind.isEmpty() && !KINDS.contains(kind)) {
      faults.add("kind", "organization.kind");
    }
    return kind;
  }
}
