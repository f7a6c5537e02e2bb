package org.bihuan.report;

import java.util.Locale;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What groups and sentences are called in the caller's language. */
@Component
class Names {

  private final MessageSource messages;
  private final Units units;

  Names(MessageSource messages, Units units) {
    this.messages = messages;
    this.units = units;
  }

  String of(Dimension by, @Nullable String key, Locale locale) {
    if (key == null) {
      return messages.getMessage("report.none", null, locale);
    }
    return switch (by) {
      case UNIT -> units.find(key).map(unit -> name(unit, locale)).orElse(key);
      case SEVERITY, SOURCE -> text(by.code() + "." + key, key, locale);
      case CATEGORY, CAMPAIGN, MONTH -> key;
    };
  }

  /** A unit's short name, and that its own issues alone are meant, not those of the units below. */
  String unit(@Nullable String code, boolean own, Locale locale) {
    String name =
        code == null
            ? of(Dimension.UNIT, null, locale)
            : units.find(code).map(unit -> shortName(unit, locale)).orElse(code);
    return own ? messages.getMessage("report.own", new Object[] {name}, locale) : name;
  }

  private static String shortName(Unit unit, Locale locale) {
    String name = name(unit, locale);
    String shorter = unit.shortName();
    return name.equals(unit.name()) && shorter != null ? shorter : name;
  }

  String total(Locale locale) {
    return messages.getMessage("report.total", null, locale);
  }

  /**
   * The notice's sentence. The percentage is rounded down: 104 of 105 are 99 %, and 100 % is said
   * only of all.
   */
  String summary(Figures total, @Nullable Long categories, Locale locale) {
    long counted = total.counted();
    long percent = counted == 0 ? 0 : total.signedOff() * 100 / counted;
    String key = categories == null ? "report.summary" : "report.summary.categories";
    return messages.getMessage(
        counted == 0 ? "report.summary.empty" : key,
        new Object[] {counted, total.signedOff(), percent, categories == null ? 0 : categories},
        locale);
  }

  private static String name(Unit unit, Locale locale) {
    boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    return english && unit.nameEn() != null ? unit.nameEn() : unit.name();
  }

  private String text(String key, String otherwise, Locale locale) {
    String text = messages.getMessage(key, null, otherwise, locale);
    return text == null ? otherwise : text;
  }
}
