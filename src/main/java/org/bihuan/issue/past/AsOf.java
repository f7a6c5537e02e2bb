package org.bihuan.issue.past;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stands in a statement for the table {@code issue} alias {@code i}, with the issues as they stood
 * at a moment.
 *
 * @param sql of the table, with its alias
 * @param parameters of the SQL, in order
 */
public record AsOf(String sql, List<Object> parameters) {

  /** The issues as they stand. */
  public static final AsOf NOW = new AsOf("issue i", List.of());

  private static final String COUNTED =
      Stream.concat(
              Stream.of("number"),
              Stream.concat(
                  PastIssue.FIXED.keySet().stream(), PastIssue.CHANGING.keySet().stream()))
          .collect(Collectors.joining(", "));

  private static final String LISTED =
      Stream.concat(
              Stream.of(
                      "number",
                      "type",
                      "opened_at",
                      "opened_by",
                      "description",
                      "location",
                      "basis",
                      "parent",
                      "remark",
                      "revision")
                  .map("n."::concat),
              PastIssue.CHANGING.keySet().stream()
                  .map("case when p.number is null then n.%1$s else p.%1$s end as %1$s"::formatted))
          .collect(Collectors.joining(", "));

  /** The columns of {@link #counted}. */
  public static String columns() {
    return COUNTED;
  }

  /** For figures over many issues: what they count, and no long texts. */
  public static AsOf counted(Instant at) {
    Timestamp moment = Timestamp.from(at);
    return new AsOf(
        "(select %1$s from issue where since_at <= ? union all select %1$s from issue_past"
                .formatted(COUNTED)
            + " where to_at > ? and from_at <= ?) i",
        List.of(moment, moment, moment));
  }

  /**
   * For lists: description, location, basis, parent and remark are as they are now, and each issue
   * is found by its number, so that a page needs no more than its own.
   */
  public static AsOf listed(Instant at) {
    Timestamp moment = Timestamp.from(at);
    return new AsOf(
        "(select %s from issue n left join issue_past p on p.number = n.number".formatted(LISTED)
            + " and n.since_at > ? and p.from_at <= ? and p.to_at > ?"
            + " where n.opened_at <= ? and (n.since_at <= ? or p.number is not null)) i",
        List.of(moment, moment, moment, moment, moment));
  }

  /**
   * What issues gave to figures of their types, for the table {@code issue_figure} alias {@code f}.
   *
   * @param at null for now
   */
  public static AsOf figures(@Nullable Instant at) {
    if (at == null) {
      return new AsOf("issue_figure f", List.of());
    }
    Timestamp moment = Timestamp.from(at);
    return new AsOf(
        "(select issue, figure, by_key, part, whole from issue_figure where since_at <= ?"
            + " union all select issue, figure, by_key, part, whole from issue_figure_past"
            + " where to_at > ? and from_at <= ?) f",
        List.of(moment, moment, moment));
  }

  public boolean isNow() {
    return equals(NOW);
  }
}
