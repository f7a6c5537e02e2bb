package org.bihuan.notification;

import com.google.re2j.Pattern;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bihuan.http.Keyset;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.labels.Labels;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A reader's messages in their language, page by page, and which of them they have read. */
@Service
public class NotificationInbox {

  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  private final Notifications notifications;
  private final Labels labels;
  private final Clock clock;

  NotificationInbox(Notifications notifications, Labels labels, Clock clock) {
    this.notifications = notifications;
    this.labels = labels;
    this.clock = clock;
  }

  /**
   * The messages to this person and their groups, newest first.
   *
   * @param unread only those not read yet
   * @param after {@link Page#next()} of the page before; null for the first
   * @throws Problem 400 where {@code after} is not a value this service returned
   */
  public Page<NotificationView> newest(
      Caller reader, boolean unread, @Nullable String after, int size, Locale locale) {
    List<Notification> found = notifications.newest(reader, unread, before(after), size + 1);
    Labels told = labels.in(locale);
    List<Notification> page = found.subList(0, Math.min(size, found.size()));
    return new Page<>(
        page.stream().map(notification -> view(notification, told)).toList(),
        found.size() > size ? Keyset.encode(Long.toString(page.get(size - 1).id())) : null,
        null);
  }

  /**
   * Marks one as read.
   *
   * @return the number of the issue it is about
   * @throws Problem 404 where this person has no such message
   */
  public String read(Caller reader, String id) {
    return Optional.of(id)
        .filter(NotificationInbox::isNumber)
        .flatMap(number -> notifications.read(reader, Long.parseLong(number), clock.instant()))
        .orElseThrow(() -> Problem.notFound("notification", id));
  }

  /** Marks all as read. */
  public void readAll(Caller reader) {
    notifications.readAll(reader, clock.instant());
  }

  private static NotificationView view(Notification notification, Labels told) {
    return new NotificationView(
        Long.toString(notification.id()),
        notification.at(),
        notification.issue(),
        told.message(notification.message(), notification.issue(), notification.title()),
        notification.read());
  }

  private static long before(@Nullable String after) {
    if (after == null) {
      return Long.MAX_VALUE;
    }
    String id = Keyset.decode(after, 1).get(0);
    if (!isNumber(id)) {
      throw Keyset.refused();
    }
    return Long.parseLong(id);
  }

  private static boolean isNumber(String text) {
    return ID.matches(text);
  }
}
