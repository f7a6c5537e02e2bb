package org.bihuan.http;

import java.util.Locale;

/** An argument of a message that has a text in each language, such as a field's name. */
@FunctionalInterface
public interface Localized {

  String in(Locale locale);
}
