package org.bihuan.process.check.structure;

import org.jspecify.annotations.Nullable;

/** The processes that are there besides the one being checked. */
@FunctionalInterface
public interface OtherProcesses {

  /** None is known. */
  OtherProcesses NONE = type -> null;

  /** The process of an issue type; null where it is not known. */
  @Nullable Drawn process(String type);
}
