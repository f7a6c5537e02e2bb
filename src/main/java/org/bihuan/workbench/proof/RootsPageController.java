package org.bihuan.workbench.proof;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bihuan.http.Page;
import org.bihuan.organization.Caller;
import org.bihuan.proof.Bundles;
import org.bihuan.proof.Roots;
import org.bihuan.proof.SignedRoot;
import org.bihuan.workflow.reporting.PublicReports;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The published roots, which everybody sees where the public may report, and else whoever is signed
 * in; and bundles saved from the page of their issue.
 */
@Controller
class RootsPageController {

  private static final int SHOWN = 31;

  private final Roots roots;
  private final Bundles bundles;
  private final PublicReports reports;

  RootsPageController(Roots roots, Bundles bundles, PublicReports reports) {
    this.roots = roots;
    this.bundles = bundles;
    this.reports = reports;
  }

  @GetMapping("/roots")
  String show(
      @AuthenticationPrincipal @Nullable Caller caller,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    if (caller == null) {
      reports.requireEnabled();
    }
    Page<SignedRoot> page = roots.page(after, SHOWN);
    model.addAttribute("roots", page.items());
    model.addAttribute("next", page.next());
    model.addAttribute("keys", roots.keys());
    return "workbench/roots";
  }

  @GetMapping("/issues/{number}/bundle")
  void save(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      HttpServletResponse response)
      throws IOException {
    bundles.send(caller, number, false, response);
  }
}
