package org.bihuan.workbench.register;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.bihuan.organization.Caller;
import org.bihuan.register.Entries;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Entries to choose from in a form, looked for while somebody types. */
@RestController
@Hidden
class EntryChoicesController {

  /** An entry to choose: its key, and what is shown for it. */
  record EntryChoice(String value, String name) {}

  private static final int MOST = 20;

  private final Entries entries;

  EntryChoicesController(Entries entries) {
    this.entries = entries;
  }

  @GetMapping("/registers/{key}/choices")
  List<EntryChoice> choices(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String q) {
    return entries.inForce(caller, key, q, MOST).stream()
        .map(entry -> new EntryChoice(entry.key(), entry.title()))
        .toList();
  }
}
