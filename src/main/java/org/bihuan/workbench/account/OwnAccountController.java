package org.bihuan.workbench.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.bihuan.access.OwnToken;
import org.bihuan.access.SignedIn;
import org.bihuan.access.signin.OwnAccount;
import org.bihuan.access.signin.OwnAttempts;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.workbench.PageForms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The caller's own account: name, password, sessions and tokens. */
@Controller
@RequestMapping("/account")
class OwnAccountController {

  private static final String PAGE = "workbench/account";

  private final OwnAccount account;
  private final OwnAttempts attempts;
  private final PageForms forms;

  OwnAccountController(OwnAccount account, OwnAttempts attempts, PageForms forms) {
    this.account = account;
    this.attempts = attempts;
    this.forms = forms;
  }

  @GetMapping
  String page(SignedIn me, @RequestParam(required = false) @Nullable String after, Model model) {
    Page<OwnToken> tokens = account.tokens(me, after, Limits.DEFAULT);
    model.addAttribute("untold", attempts.unseen(me.getName()).orElse(null));
    model.addAttribute("tokens", tokens.items());
    model.addAttribute("after", after);
    model.addAttribute("next", tokens.next());
    model.addAttribute("password", account.hasPassword(me));
    return PAGE;
  }

  @PostMapping("/password")
  String changePassword(
      SignedIn me,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      Model model) {
    try {
      account.changePassword(
          me,
          typed.getOrDefault("current", ""),
          typed.getOrDefault("new", ""),
          request.getRemoteAddr());
      return "redirect:/account?done=passwordChanged";
    } catch (Problem refusal) {
      forms.refuse(refusal, "password", typed, model);
      return page(me, null, model);
    }
  }

  /** The token is shown in this response: it is not stored, so a redirect would lose it. */
  @PostMapping("/tokens")
  String newToken(
      SignedIn me,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      Model model) {
    try {
      model.addAttribute(
          "token",
          account.newToken(me, typed.getOrDefault("password", ""), request.getRemoteAddr()));
    } catch (Problem refusal) {
      forms.refuse(refusal, "token", typed, model);
    }
    return page(me, null, model);
  }

  @PostMapping("/tokens/{id}/revoke")
  String revoke(SignedIn me, @PathVariable String id) {
    account.revoke(me, id);
    return "redirect:/account?done=tokenRevoked";
  }

  @PostMapping("/tokens/revoke-others")
  String revokeOthers(SignedIn me) {
    account.revokeOthers(me);
    return "redirect:/account?done=othersRevoked";
  }
}
