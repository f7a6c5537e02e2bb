package org.bihuan.labels;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of codes that another module keeps. */
public interface CodeNames {

  /** The fact of issues that has such codes: {@code campaign}, {@code category}. */
  String fact();

  /**
   * The name of a code, without asking the database for it.
   *
   * @param type of the issues that say it; null: of any type
   * @return null where it has no name
   */
  @Nullable String name(@Nullable String type, String code, Locale locale);

  /**
   * The code that has this name in some language, in the list of a type.
   *
   * @return null where none has, or several have
   */
  @Nullable String code(String type, String name);
}
