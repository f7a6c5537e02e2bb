package org.bihuan.workbench;

import org.bihuan.access.SignedIn;
import org.bihuan.access.signin.FailedAttempts;
import org.bihuan.access.signin.OwnAttempts;
import org.bihuan.http.Addresses;
import org.bihuan.http.Keyset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The notice about wrong passwords given for the caller's account, shown until the caller confirms
 * it.
 */
@Controller
@RequestMapping("/account/attempts")
class OwnAttemptsController {

  private final OwnAttempts attempts;

  OwnAttemptsController(OwnAttempts attempts) {
    this.attempts = attempts;
  }

  @GetMapping
  String page(SignedIn me, @RequestParam(required = false) @Nullable String to, Model model) {
    FailedAttempts untold = attempts.unseen(me.getName()).orElse(null);
    model.addAttribute("untold", untold);
    model.addAttribute("last", untold == null ? null : untold.last().toString());
    model.addAttribute("to", Addresses.local(to));
    return "workbench/attempts";
  }

  /**
   * @param last the time of the last wrong password that the caller has seen
   */
  @PostMapping
  String seen(
      SignedIn me, @RequestParam String last, @RequestParam(required = false) @Nullable String to) {
    attempts.seen(me, Keyset.instant(last));
    return "redirect:" + Addresses.local(to);
  }
}
