package org.bihuan.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Open issues past their due date, by how long. The groups add up to all overdue issues. */
public record Overdue(List<Age> ages) {

  /**
   * @param from least days past the due date; 0: due earlier today
   * @param to most days past it; null for no end
   * @param link the address that lists exactly these
   */
  public record Age(int from, @Nullable Integer to, long total, String link) {}
}
