package org.bihuan.report.cell;

import java.time.ZoneId;

/**
 * The months of issues as texts, 202611, in SQL over a table alias {@code i}. A zone's id has only
 * letters, digits and {@code /_+-:}, which {@link ZoneId} ensures, so it is safe in SQL.
 */
public final class Months {

  private Months() {}

  /** Of opening, in this zone. */
  public static String opened(ZoneId zone) {
    return text(
        "extract(year from %1$s) * 100 + extract(month from %1$s)".formatted(openedAt(zone)));
  }

  /** Of finding where a ledger said when that was, else of opening. */
  public static String found(ZoneId zone) {
    return text(
        "coalesce(extract(year from i.found_on), extract(year from %1$s)) * 100"
                .formatted(openedAt(zone))
            + " + coalesce(extract(month from i.found_on), extract(month from %1$s))"
                .formatted(openedAt(zone)));
  }

  private static String openedAt(ZoneId zone) {
    return "i.opened_at at time zone '" + zone.getId() + "'";
  }

  private static String text(String number) {
    return "cast(cast(" + number + " as integer) as varchar(10))";
  }
}
