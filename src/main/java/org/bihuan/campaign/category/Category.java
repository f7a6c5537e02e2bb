package org.bihuan.campaign.category;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A maintained category of a type of issues.
 *
 * @param code what issues say
 * @param name shown for it in Chinese
 * @param nameEn the same in English; null: there is none
 * @param retired whether it is no longer offered
 * @param mergedInto the code of the category that new issues get instead; null: none
 */
public record Category(
    String code,
    String name,
    @Nullable String nameEn,
    boolean retired,
    @Nullable String mergedInto) {

  /** The name in this language, as far as there is one. */
  public String nameIn(Locale locale) {
    return nameEn != null && locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
        ? nameEn
        : name;
  }

  /** Whether it is offered where an issue is opened. */
  public boolean isOffered() {
    return !retired && mergedInto == null;
  }
}
