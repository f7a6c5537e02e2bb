package org.bihuan.workbench.work;

import java.util.Locale;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.notification.NotificationInbox;
import org.bihuan.notification.NotificationView;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The caller's notifications, newest first. */
@Controller
@RequestMapping("/notices")
class NotificationsController {

  private static final String BACK = "redirect:/notices";

  private final NotificationInbox notices;

  NotificationsController(NotificationInbox notices) {
    this.notices = notices;
  }

  @GetMapping
  String page(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(required = false) @Nullable String after,
      Locale locale,
      Model model) {
    Page<NotificationView> page = notices.newest(caller, unread, after, Limits.DEFAULT, locale);
    model.addAttribute("notices", page.items());
    model.addAttribute("next", page.next());
    model.addAttribute("onlyUnread", unread);
    model.addAttribute("after", after);
    return "workbench/notices";
  }

  /** Marks the notification as read and redirects to its issue. */
  @GetMapping("/{id}")
  String open(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return "redirect:/issues/" + notices.read(caller, id);
  }

  @PostMapping("/{id}/read")
  String read(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean unread) {
    notices.read(caller, id);
    return unread ? BACK + "?unread=true" : BACK;
  }

  @PostMapping("/read")
  String readAll(@AuthenticationPrincipal Caller caller) {
    notices.readAll(caller);
    return BACK + "?done=allRead";
  }
}
