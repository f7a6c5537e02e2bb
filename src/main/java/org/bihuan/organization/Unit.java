package org.bihuan.organization;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An authority or enforcement unit.
 *
 * @param code stable, upper case, e.g. {@code QH-XN-DT}
 * @param parent the code of the unit above; null at the root
 * @param kind {@code authority} or {@code enforcement}
 * @param region six-digit administrative division code, GB/T 2260
 * @param retired a retired unit keeps its issues and gets no new ones
 */
public record Unit(
    String code,
    String name,
    @Nullable String nameEn,
    @Nullable String shortName,
    @Nullable String parent,
    String kind,
    @Nullable String region,
    boolean retired) {

  /** The full name in this language, as far as there is one. */
  public String nameIn(Locale locale) {
    boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    return nameEn != null && english ? nameEn : name;
  }

  /** The short name, or the name where there is none in this language. */
  public String shortNameIn(Locale locale) {
    String full = nameIn(locale);
    return shortName != null && full.equals(name) ? shortName : full;
  }
}
