package org.bihuan.report;

import java.util.Locale;
import java.util.Optional;
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

  /**
   * @param type of the issues counted; null: of all types
   */
  String of(Dimension by, @Nullable String type, @Nullable String key, Locale locale) {
    if (key == null) {
      return messages.text(locale, "report.none");
    }
    return switch (by) {
      case UNIT -> labels.in(locale).unitName(key);
      case SEVERITY -> labels.in(locale).severity(key);
      case SOURCE -> labels.in(locale).source(key);
      case CATEGORY -> labels.in(locale).category(type, key);
      case CAMPAIGN -> labels.in(locale).campaign(key);
      case MONTH, FOUND_MONTH -> key;
    };
  }

  /**
   * A unit's short name; where {@code own}, with a note that only its own issues are counted, not
   * those of the units below.
   */
  String unit(@Nullable String code, boolean own, Locale locale) {
    String name =
        code == null ? of(Dimension.UNIT, null, null, locale) : labels.in(locale).unit(code);
    return own ? messages.text(locale, "report.own", name) : name;
  }

  String total(Locale locale) {
    return messages.text(locale, "report.total");
  }

  /**
   * The summary in one sentence. The percentage is rounded down: 104 of 105 are 99 %, and 100 % is
   * shown only where it is all of them.
   */
  String summary(@Nullable String type, Figures total, @Nullable Long categories, Locale locale) {
    long counted = total.counted();
    long percent = counted == 0 ? 0 : total.signedOff() * 100 / counted;
    String key = categories == null ? "report.summary" : "report.summary.categories";
    FigureWords words = words(type, locale);
    Object[] values = {
      counted,
      total.signedOff(),
      percent,
      categories == null ? 0 : categories,
      words.success(),
      words.rate(),
      type == null ? messages.text(locale, "report.all-types") : labels.in(locale).type(type)
    };
    if (counted == 0) {
      return messages.text(locale, "report.summary.empty");
    }
    String own = type == null ? null : messages.find(locale, key + "." + type, values);
    return own == null ? messages.text(locale, key, values) : own;
  }

  /** The type's own words for its figures; general ones for all types together. */
  FigureWords words(@Nullable String type, Locale locale) {
    String success = type == null ? "" : String.join(" / ", labels.in(locale).successes(type));
    return new FigureWords(
        (type == null ? Optional.<String>empty() : labels.in(locale).rate(type))
            .orElseGet(() -> messages.text(locale, "report.rate")),
        success.isEmpty() ? messages.text(locale, "report.success") : success);
  }
}
