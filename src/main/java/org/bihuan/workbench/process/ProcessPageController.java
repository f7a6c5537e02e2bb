package org.bihuan.workbench.process;

import org.bihuan.organization.Caller;
import org.bihuan.workflow.operations.Migrations;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One process: its diagram, a description of its steps and forms, where issues stand, and
 * migration.
 */
@Controller
class ProcessPageController {

  private final ProcessPages pages;
  private final Migrations migrations;

  ProcessPageController(ProcessPages pages, Migrations migrations) {
    this.pages = pages;
    this.migrations = migrations;
  }

  @GetMapping("/processes/{type}")
  String show(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String type,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @Nullable Integer migrated,
      @RequestParam(required = false) @Nullable Integer left,
      Model model) {
    model.addAttribute("migrated", migrated);
    model.addAttribute("left", left);
    return pages.one(caller, type, version, model);
  }

  @PostMapping("/processes/{type}/migration")
  String migrate(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String type,
      @RequestParam(required = false) @Nullable Integer from,
      @RequestParam(required = false) @Nullable Integer to,
      @RequestParam(defaultValue = "true") boolean dryRun,
      Model model) {
    Migrations.Result result = migrations.run(caller, type, from, to, dryRun);
    if (!dryRun) {
      return "redirect:/processes/"
          + type
          + "?migrated="
          + result.migrated()
          + "&left="
          + result.obstacles().size();
    }
    model.addAttribute("trial", result);
    model.addAttribute("from", from);
    return pages.one(caller, type, null, model);
  }
}
