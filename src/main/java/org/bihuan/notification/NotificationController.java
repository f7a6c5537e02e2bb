package org.bihuan.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
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

/** The caller's messages: those to them and to the groups in which they have a duty. */
@RestController
@RequestMapping("/api/notifications")
@Tag(name = "notifications")
class NotificationController {

  private final NotificationInbox notices;
  private final Notifications notifications;

  NotificationController(NotificationInbox notices, Notifications notifications) {
    this.notices = notices;
    this.notifications = notifications;
  }

  @Operation(
      summary = "List the caller's messages, newest first",
      operationId = "listNotifications")
  @GetMapping
  Page<NotificationView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(defaultValue = "false") boolean count,
      Locale locale) {
    Page<NotificationView> page = notices.newest(caller, unread, after, Limits.of(limit), locale);
    return new Page<>(
        page.items(), page.next(), count ? notifications.count(caller, unread) : null);
  }

  @Operation(summary = "Mark one message as read by the caller", operationId = "readNotification")
  @PostMapping("/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    notices.read(caller, id);
  }

  @Operation(
      summary = "Mark all the caller's messages as read by the caller",
      operationId = "readNotifications")
  @PostMapping("/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void readAll(@AuthenticationPrincipal Caller caller) {
    notices.readAll(caller);
  }
}
