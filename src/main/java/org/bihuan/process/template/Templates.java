package org.bihuan.process.template;

import org.jspecify.annotations.Nullable;

/** The templates that a process may name. */
@FunctionalInterface
public interface Templates {

  Templates NONE = name -> null;

  /** Null where there is none of this name, or it was refused. */
  @Nullable DocumentTemplate find(String name);
}
