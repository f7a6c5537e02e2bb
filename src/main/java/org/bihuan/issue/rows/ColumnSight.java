package org.bihuan.issue.rows;

import java.util.Map;
import java.util.Set;

/** Determines which columns of submitted tables are hidden. Implemented by the workflow module. */
public interface ColumnSight {

  /**
   * The columns that a step of the type hides when it gives a submitted table to be filled in.
   *
   * @return ids of columns by {@link #table}; only tables of which some are hidden
   */
  Map<String, Set<String>> hidden(String type, int version);

  /**
   * The name of a table in a type.
   *
   * @param form a step, an action, or {@code opened}
   */
  static String table(String form, String field) {
    return form + "." + field;
  }
}
