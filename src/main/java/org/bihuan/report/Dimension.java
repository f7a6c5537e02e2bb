package org.bihuan.report;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ways in which figures can be grouped. */
enum Dimension {
  CATEGORY("i.category"),
  UNIT("i.unit"),
  SEVERITY("i.severity"),
  SOURCE("i.source"),
  CAMPAIGN("i.campaign"),
  /** The month of opening as a number, 202611, in the zone inserted for {@code %s}. */
  MONTH(
      "extract(year from i.opened_at at time zone '%s') * 100"
          + " + extract(month from i.opened_at at time zone '%s')"),
  /** The same of finding, where a ledger said when that was. */
  FOUND_MONTH(
      "coalesce(extract(year from i.found_on), extract(year from i.opened_at at time zone '%s'))"
          + " * 100 + coalesce(extract(month from i.found_on),"
          + " extract(month from i.opened_at at time zone '%s'))");

  private final String key;

  Dimension(String key) {
    this.key = key;
  }

  /**
   * The SQL expression of the group's key over the table {@code issue} alias {@code i}. A zone's id
   * has only letters, digits and {@code /_+-:}, which {@link ZoneId} ensures, so it is safe in SQL.
   */
  String key(ZoneId zone) {
    return key.replace("%s", zone.getId());
  }

  /** The code used in the API, which is also the name of the corresponding filter. */
  String code() {
    return this == FOUND_MONTH ? "foundMonth" : name().toLowerCase(Locale.ROOT);
  }

  boolean isMonth() {
    return this == MONTH || this == FOUND_MONTH;
  }

  static Optional<Dimension> of(String word) {
    return Arrays.stream(values()).filter(each -> each.code().equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Dimension::code).collect(Collectors.joining(", "));
  }
}
