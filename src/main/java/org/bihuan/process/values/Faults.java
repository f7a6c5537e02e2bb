package org.bihuan.process.values;

import org.bihuan.process.language.Rule;

/** Takes what is wrong with an expression. */
@FunctionalInterface
public interface Faults {

  void add(Rule rule, Object... args);
}
