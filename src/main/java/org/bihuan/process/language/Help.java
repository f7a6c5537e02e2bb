package org.bihuan.process.language;

import java.util.stream.Stream;
import org.bihuan.process.language.ProcessModel.Names;
import org.jspecify.annotations.Nullable;

/**
 * Reads the help text of an element: its documentation in Chinese, and in English where the file
 * has it as {@code bihuan:en}, as a separate documentation element with {@code xml:lang="en"}, or
 * as the engine's localization.
 */
public final class Help {

  private Help() {}

  public static @Nullable Names of(XmlElement element) {
    XmlElement chinese =
        element
            .all("documentation")
            .filter(text -> !isEnglish(text, "xml:lang"))
            .findFirst()
            .orElse(null);
    return chinese == null ? null : new Names(chinese.text(), english(element, chinese));
  }

  private static @Nullable String english(XmlElement element, XmlElement chinese) {
    Stream<String> beside = Stream.of(chinese.attribute("bihuan:en", ""));
    Stream<String> own =
        element
            .all("documentation")
            .filter(text -> isEnglish(text, "xml:lang"))
            .map(XmlElement::text);
    Stream<String> localized =
        element
            .extensions("flowable:localization")
            .filter(text -> isEnglish(text, "locale"))
            .flatMap(text -> text.all("flowable:documentation"))
            .map(XmlElement::text);
    return Stream.of(beside, own, localized)
        .flatMap(texts -> texts)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse(null);
  }

  private static boolean isEnglish(XmlElement text, String attribute) {
    return text.attribute(attribute, "").startsWith("en");
  }
}
