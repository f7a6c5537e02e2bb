package org.bihuan.workflow.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of registers, as forms store them and expressions see them ({@link
 * org.bihuan.process.register.EntryValue}). Implemented by the register module.
 */
public interface RegisterEntries {

  /** How many entries an expression gets at most. */
  int MOST = 10_000;

  /** The entry with this key, in the version that holds on the day; empty where none does. */
  Optional<Map<String, Object>> find(String register, String key, LocalDate day);

  /**
   * All entries that hold on the day, by their keys.
   *
   * @throws IllegalArgumentException where there are more than {@value #MOST}
   */
  List<Map<String, Object>> all(String register, LocalDate day);
}
