package org.bihuan.report;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bihuan.report.cell.Months;

/** The ways in which figures can be grouped. */
enum Dimension {
  CATEGORY,
  UNIT,
  SEVERITY,
  SOURCE,
  CAMPAIGN,
  /** The month of opening as a text, 202611. */
  MONTH,
  /** The same of finding, where a ledger said when that was. */
  FOUND_MONTH;

  /** The SQL expression of the group's key over the table {@code issue} alias {@code i}. */
  String key(ZoneId zone) {
    return switch (this) {
      case CATEGORY, UNIT, SEVERITY, SOURCE, CAMPAIGN -> "i." + code();
      case MONTH -> Months.opened(zone);
      case FOUND_MONTH -> Months.found(zone);
    };
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
