package org.bihuan.ledger;

import java.util.Locale;
import org.bihuan.labels.Labels;
import org.springframework.stereotype.Component;

/** Says codes of facts in words. */
@Component
class DifferenceLabels {

  private final Labels labels;

  DifferenceLabels(Labels labels) {
    this.labels = labels;
  }

  String text(String field, String code, Locale locale) {
    Labels words = labels.in(locale);
    return switch (field) {
      case "unit", "supervisor" -> words.unitName(code);
      case "severity" -> words.severity(code);
      case "source" -> words.source(code);
      default -> code;
    };
  }
}
