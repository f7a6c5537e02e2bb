package org.bihuan.integrity;

import java.util.Map;
import org.bihuan.issue.trail.Difference;
import org.jspecify.annotations.Nullable;

/**
 * Compares issues with a log of how their trails once ended, which outlives what is changed in
 * their own tables.
 */
public interface LoggedHeads {

  /**
   * The issues in a range of numbers that are gone, or whose trail is not what was logged; at most
   * the first ones.
   *
   * @param last null for all after {@code after}
   * @return the first difference of each, by number
   */
  Map<String, Difference> differences(String after, @Nullable String last);
}
