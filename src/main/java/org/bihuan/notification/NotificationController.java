package org.bihuan.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bihuan.http.Keyset;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's messages: those to them and to the groups they hold a duty in. */
@RestController
@RequestMapping("/api/notifications")
@Tag(name = "notifications")
class NotificationController {

  private final Notifications notifications;
  private final MessageTexts texts;
  private final Clock clock;

  NotificationController(Notifications notifications, MessageTexts texts, Clock clock) {
    this.notifications = notifications;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * A message in the reader's language.
   *
   * @param issue the issue's number
   */
  @Schema(name = "Notification")
  record Item(String id, Instant at, String issue, String message, boolean read) {}

  @Operation(
      summary = "List the caller's messages, newest first",
      operationId = "listNotifications")
  @GetMapping
  Page<Item> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(defaultValue = "false") boolean count,
      Locale locale) {
    int size = Limits.of(limit);
    List<Notification> found = notifications.newest(caller, unread, before(after), size + 1);
    List<Notification> page = found.subList(0, Math.min(size, found.size()));
    return new Page<>(
        page.stream().map(notification -> item(notification, locale)).toList(),
        found.size() > size ? Keyset.encode(Long.toString(page.get(size - 1).id())) : null,
        count ? notifications.count(caller, unread) : null);
  }

  @Operation(summary = "Mark one message as read by the caller", operationId = "readNotification")
  @PostMapping("/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    if (!isNumber(id) || !notifications.read(caller, Long.parseLong(id), clock.instant())) {
      throw Problem.notFound("notification", id);
    }
  }

  @Operation(
      summary = "Mark all the caller's messages as read by the caller",
      operationId = "readNotifications")
  @PostMapping("/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void readAll(@AuthenticationPrincipal Caller caller) {
    notifications.readAll(caller, clock.instant());
  }

  private Item item(Notification notification, Locale locale) {
    return new Item(
        Long.toString(notification.id()),
        notification.at(),
        notification.issue(),
        texts.of(notification, locale),
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
    return text.matches("[0-9]{1,18}");
  }
}
