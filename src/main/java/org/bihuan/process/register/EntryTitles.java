package org.bihuan.process.register;

import java.util.Collection;
import java.util.Map;

/** What the entries of registers are called. Implemented by the register module. */
@FunctionalInterface
public interface EntryTitles {

  /** The titles of entries in their newest versions, by their keys, as far as they are there. */
  Map<String, String> titles(String register, Collection<String> keys);
}
