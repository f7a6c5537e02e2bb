package org.bihuan.organization;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tree of units, kept in memory: a change is visible at once on the node where it was made and
 * within seconds on the others.
 */
public interface Units {

  Optional<Unit> find(String code);

  /** All units, retired ones too, parents before children. */
  List<Unit> all();

  /** The code of the parent; the root's parent is the root itself. */
  String parent(String code);

  /** Codes of the units directly below, retired ones left out. */
  List<String> children(String code);

  /** The unit itself and everything below it. */
  Set<String> within(String code);

  /** The unit's code, then the one above it, up to the root. */
  List<String> upwards(String code);

  /** The code of the root above this unit. */
  String root(String code);

  /** Units whose full or short name (Chinese or English) or code is this, white space ignored. */
  List<Unit> named(String name);
}
