package org.bihuan.workbench.overview;

import java.util.Locale;
import org.bihuan.issue.IssueFilter;
import org.jspecify.annotations.Nullable;

/** The day by which issues belong to a period: that of finding, or of opening. */
enum Basis {
  FOUND,
  OPENED;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param asked the code; null: by finding, unless the filter names a period of opening
   */
  static Basis of(@Nullable String asked, IssueFilter filter) {
    if (asked == null) {
      return filter.openedFrom() == null && filter.openedTo() == null ? FOUND : OPENED;
    }
    return asked.equals(OPENED.code()) ? OPENED : FOUND;
  }

  /** The filter with its period by this day, where it has one by the other. */
  IssueFilter period(IssueFilter filter) {
    IssueFilter found = this == FOUND ? filter : moved(filter, "found", "opened");
    return this == FOUND ? moved(found, "opened", "found") : found;
  }

  private static IssueFilter moved(IssueFilter filter, String from, String to) {
    IssueFilter moved = filter;
    for (String end : new String[] {"From", "To"}) {
      String day = filter.given().get(from + end);
      if (day != null && filter.given().get(to + end) == null) {
        moved = moved.with(to + end, java.time.LocalDate.parse(day)).with(from + end, null);
      }
    }
    return moved;
  }
}
