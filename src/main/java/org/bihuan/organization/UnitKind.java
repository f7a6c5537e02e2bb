package org.bihuan.organization;

import java.util.List;

/** What a unit is: an authority, which supervises, or an enforcement unit. */
final class UnitKind {

  static final String AUTHORITY = "authority";
  static final List<String> KINDS = List.of(AUTHORITY, "enforcement");

  private UnitKind() {}

  static String check(String kind, Faults faults) {
    if (!kind.isEmpty() && !KINDS.contains(kind)) {
      faults.add("kind", "organization.kind");
    }
    return kind;
  }
}
