package org.bihuan.workbench.register;

import java.util.List;
import org.bihuan.register.Entries;
import org.bihuan.workbench.Choice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Entries to choose from in a form, looked for while somebody types. */
@RestController
class EntryChoicesController {

  private static final int MOST = 20;

  private final Entries entries;

  EntryChoicesController(Entries entries) {
    this.entries = entries;
  }

  @GetMapping("/registers/{key}/choices")
  List<Choice> choices(@PathVariable String key, @RequestParam(defaultValue = "") String q) {
    return entries.inForce(key, q, MOST).stream()
        .map(entry -> new Choice(entry.key(), entry.title()))
        .toList();
  }
}
