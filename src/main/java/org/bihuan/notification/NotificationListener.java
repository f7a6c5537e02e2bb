package org.bihuan.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bihuan.workflow.notice.NotificationRequested;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stores each message in the transaction that caused it, so that both are committed or neither. */
@Component
class NotificationListener {

  private static final int LONGEST = 2000;

  private final Notifications notifications;
  private final Clock clock;

  NotificationListener(Notifications notifications, Clock clock) {
    this.notifications = notifications;
    this.clock = clock;
  }

  @EventListener
  void keep(NotificationRequested notified) {
    String message = notified.message();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    notifications.add(
        notified.to(),
        notified.except(),
        notified.issue(),
        message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…",
        now);
  }
}
