package org.bihuan.issue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.bihuan.issue.IssuePages.Order;
import org.bihuan.issue.facts.Status;
import org.jspecify.annotations.Nullable;

/**
 * A range of days in another order than that of the days. An index that has the days has not the
 * order, and one that has the order may reach the days last. Therefore the months of the range are
 * read, each from an index that has the months in the order of the list, and only as far as one
 * page needs. PostgreSQL alone has such indexes.
 *
 * @param column the time whose range it is
 * @param status null for any
 * @param from when the range begins; null where it has no beginning
 * @param to when it ends, not included; null where it has no end
 */
record MonthsOfDays(
    String column, @Nullable String status, @Nullable Instant from, @Nullable Instant to) {

  static final String OPENED = "i.opened_at";
  static final String DUE = "i.due_at";

  /** The issues that pass a condition, in the order, at most so many. */
  String sql(String columns, String condition, Order order, int limit) {
    List<String> statuses = status == null ? Status.codes() : List.of(status);
    String own =
        statuses.stream().map(code -> "('" + code + "')").collect(Collectors.joining(", "));
    boolean opened = column.equals(OPENED);
    String time = opened ? "i.opened_at" : Order.DUE_OR_NEVER;
    String known =
        opened ? "" : " where " + time + " < timestamp with time zone '9999-01-01 00:00:00+00'";
    String bound =
        "(select "
            + month("t.time")
            + " from (select %s("
            + time
            + ") as time from issue i"
            + known
            + ") t)";
    return """
        select %1$s from (values %2$s) s (status)
          cross join generate_series(%3$s, %4$s) m (month)
          cross join lateral (select i.* from issue i
            where i.status = s.status and %5$s = m.month and %6$s order by %7$s limit %8$d) i
          order by %7$s limit %8$d
        """
        .formatted(
            columns,
            own,
            from == null
                ? bound.formatted("min")
                : "greatest(%d, %s)".formatted(month(from), bound.formatted("min")),
            to == null
                ? bound.formatted("max")
                : "least(%d, %s)".formatted(month(to.minusMillis(1)), bound.formatted("max")),
            month(column),
            condition,
            order.sql(),
            limit);
  }

  private static int month(Instant time) {
    OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
    return utc.getYear() * 12 + utc.getMonthValue();
  }

  /** The months since the year 0, as the indexes spell them. */
  private static String month(String time) {
    return "cast(extract(year from %1$s at time zone 'UTC') * 12 + extract(month from %1$s at time zone 'UTC') as integer)"
        .formatted(time);
  }
}
