package org.bihuan.workbench;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.bihuan.http.Addresses;
import org.bihuan.labels.Labels;
import org.bihuan.labels.TimeLabels;
import org.bihuan.ledger.LedgerUploads;
import org.bihuan.notification.Notifications;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Role;
import org.bihuan.organization.RootAdministrators;
import org.bihuan.process.ProcessNames;
import org.bihuan.process.deployment.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the data of its header and navigation. */
@Component
@ControllerAdvice(basePackages = "org.bihuan.workbench")
class PageLayouts {

  private final Notifications notifications;
  private final ProcessNames processes;
  private final LedgerUploads ledgers;
  private final Labels labels;
  private final TimeLabels times;
  private final RootAdministrators administrators;
  private final Registers registers;

  PageLayouts(
      Notifications notifications,
      ProcessNames processes,
      LedgerUploads ledgers,
      Labels labels,
      TimeLabels times,
      RootAdministrators administrators,
      Registers registers) {
    this.registers = registers;
    this.administrators = administrators;
    this.processes = processes;
    this.ledgers = ledgers;
    this.notifications = notifications;
    this.labels = labels;
    this.times = times;
  }

  @ModelAttribute
  void surround(HttpServletRequest request, Model model) {
    model.addAllAttributes(around(request, true));
  }

  /**
   * The page's layout.
   *
   * @param counted whether to ask the database for unread notices
   */
  Map<String, Object> around(HttpServletRequest request, boolean counted) {
    Caller caller = caller();
    String path = request.getRequestURI().substring(request.getContextPath().length());
    String query = request.getQueryString();
    boolean shown = request.getMethod().equals("GET");
    int end = path.indexOf('/', 1);
    PageLayout layout =
        new PageLayout(
            caller,
            shown
                ? Addresses.local(path + (query == null ? "" : "?" + query))
                : Addresses.sender(request),
            path.length() < 2 ? "" : path.substring(1, end < 0 ? path.length() : end),
            caller == null || !counted ? 0 : notifications.count(caller, true),
            caller != null && caller.has(Role.ADMINISTRATOR),
            caller != null && administrators.include(caller),
            caller != null && processes.types(caller).stream().anyMatch(ProcessNames.Type::mayOpen),
            caller != null && !ledgers.types(caller).isEmpty(),
            !registers.all().isEmpty());
    return Map.of("layout", layout, "labels", labels, "times", times);
  }

  private static @Nullable Caller caller() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof Caller caller ? caller : null;
  }
}
