package org.bihuan.organization;

import java.util.List;

/** What a unit is: an authority, which supervises, or an enforcement unit. */
public final class UnitKind {

  public static final String AUTHORITY = "authority";
  public static final List<String> KINDS = List.of(AUTHORITY, "enforcement");

  private UnitKind() {}

  public static String check(String kind, DirectoryFaults faults) {
    if (!kind.isEmpty() && !KINDS.contains(kind)) {
      faults.add("kind", "organization.kind");
    }
    return kind;
  }
}
