package org.bihuan.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.bihuan.http.Problem.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/** The texts of the message bundles, in the caller's language or in a given one. */
@Component
public class Messages {

  private final MessageSource bundles;
  private final LocaleResolver locales;
  private final @Nullable Locale given;

  @Autowired
  Messages(MessageSource bundles, LocaleResolver locales) {
    this(bundles, locales, null);
  }

  private Messages(MessageSource bundles, LocaleResolver locales, @Nullable Locale given) {
    this.bundles = bundles;
    this.locales = locales;
    this.given = given;
  }

  /** The texts of these bundles in this language, whatever the caller's language. */
  public static Messages of(MessageSource bundles, Locale locale) {
    return new Messages(bundles, new FixedLocaleResolver(locale), locale);
  }

  /** The same texts in this language, whatever the caller's language. */
  public Messages in(Locale locale) {
    return new Messages(bundles, locales, locale);
  }

  /**
   * The given language, or that of the current request; Chinese where there is no request, as in a
   * timer.
   */
  public Locale locale() {
    if (given != null) {
      return given;
    }
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        ? locale(current.getRequest())
        : Locale.SIMPLIFIED_CHINESE;
  }

  /** The language of this request, also before it reaches the dispatcher. */
  Locale locale(HttpServletRequest request) {
    return locales.resolveLocale(request);
  }

  /** The text of a key, or the key itself where no bundle knows it. */
  public String text(String key, Object... arguments) {
    return text(locale(), key, arguments);
  }

  public String text(Locale locale, String key, Object... arguments) {
    String found = find(locale, key, arguments);
    return found == null ? key : found;
  }

  /** The text of a message that is an argument of another message. */
  public String text(Locale locale, Reason reason) {
    return text(locale, reason.messageKey(), reason.arguments());
  }

  /** The text of a key; null where no bundle knows it. */
  public @Nullable String find(String key, Object... arguments) {
    return find(locale(), key, arguments);
  }

  public @Nullable String find(Locale locale, String key, Object... arguments) {
    return bundles.getMessage(key, resolved(locale, arguments), null, locale);
  }

  private Object[] resolved(Locale locale, Object[] arguments) {
    Object[] texts = arguments.clone();
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] instanceof Reason reason) {
        texts[i] = text(locale, reason);
      } else if (texts[i] instanceof Localized localized) {
        texts[i] = localized.in(locale);
      } else if (texts[i] instanceof Problem.Missing missing) {
        String asked = find(locale, "http.missing." + missing.name());
        texts[i] = asked == null ? text(locale, "http.missing.other", missing.field()) : asked;
      }
    }
    return texts;
  }
}
