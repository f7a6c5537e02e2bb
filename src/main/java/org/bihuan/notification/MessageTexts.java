package org.bihuan.notification;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts messages into the reader's language. */
@Component
class MessageTexts {

  private final MessageSource bundles;

  MessageTexts(MessageSource bundles) {
    this.bundles = bundles;
  }

  /** What a key says of the issue; anything but a known {@code notice.} key is text already. */
  String of(Notification notification, Locale locale) {
    String message = notification.message();
    if (!message.startsWith("notice.")) {
      return message;
    }
    String title = notification.title();
    Object[] arguments = {notification.issue(), title == null ? "" : title};
    return Objects.requireNonNullElse(
        bundles.getMessage(
            title == null ? message + ".untitled" : message, arguments, null, locale),
        message);
  }
}
