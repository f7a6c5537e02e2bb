package org.bihuan.report;

import java.util.Locale;
import org.bihuan.http.Messages;
import org.bihuan.labels.Labels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Labels of groups of figures, and their summary, in the caller's language. */
@Component
class FigureLabels {

  private final Messages messages;
  private final Labels labels;

  FigureLabels(Messages messages, Labels labels) {
    this.messages = messages;
    this.labels = labels;
  }

  String of(Dimension by, @Nullable String key, Locale locale) {
    if (key == null) {
      return messages.text(locale, "report.none");
    }
    return switch (by) {
      case UNIT -> labels.in(locale).unitName(key);
      case SEVERITY -> labels.in(locale).severity(key);
      case SOURCE -> labels.in(locale).source(key);
      case CATEGORY, CAMPAIGN, MONTH -> key;
    };
  }

  /**
   * A unit's short name; where {@code own}, with a note that only its own issues are counted, not
   * those of the units below.
   */
  String unit(@Nullable String code, boolean own, Locale locale) {
    String name = code == null ? of(Dimension.UNIT, null, locale) : labels.in(locale).unit(code);
    return own ? messages.text(locale, "report.own", name) : name;
  }

  String total(Locale locale) {
    return messages.text(locale, "report.total");
  }

  /**
   * The summary in one sentence. The percentage is rounded down: 104 of 105 are 99 %, and 100 % is
   * shown only where it is all of them.
   */
  String summary(Figures total, @Nullable Long categories, Locale locale) {
    long counted = total.counted();
    long percent = counted == 0 ? 0 : total.signedOff() * 100 / counted;
    String key = categories == null ? "report.summary" : "report.summary.categories";
    return messages.text(
        locale,
        counted == 0 ? "report.summary.empty" : key,
        counted,
        total.signedOff(),
        percent,
        categories == null ? 0 : categories);
  }
}
