package org.bihuan.workbench.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bihuan.access.oidc.Providers;
import org.bihuan.access.session.Sessions;
import org.bihuan.access.setup.InitialSetup;
import org.bihuan.access.signin.OwnAttempts;
import org.bihuan.http.Addresses;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.workbench.PageForms;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out. */
@Controller
class SignInController {

  private final Sessions sessions;
  private final OwnAttempts attempts;
  private final InitialSetup setup;
  private final Providers providers;
  private final PageForms forms;
  private final boolean demonstration;

  SignInController(
      Sessions sessions,
      OwnAttempts attempts,
      InitialSetup setup,
      Providers providers,
      PageForms forms,
      Environment environment) {
    this.sessions = sessions;
    this.attempts = attempts;
    this.setup = setup;
    this.providers = providers;
    this.forms = forms;
    this.demonstration = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @GetMapping("/sign-in")
  String page(
      @AuthenticationPrincipal @Nullable Caller caller,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String refused,
      Model model) {
    if (caller != null) {
      return "redirect:" + Addresses.local(to);
    }
    if (setup.isAwaited()) {
      return "redirect:/setup";
    }
    model.addAttribute("refusedByProvider", refused != null);
    return form(model, to, "");
  }

  @PostMapping("/sign-in")
  String signIn(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(required = false) @Nullable String to,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    try {
      String name = username.strip();
      sessions.begin(name, password, request, response);
      String there = Addresses.local(to);
      return attempts.unseen(name).isEmpty()
          ? "redirect:" + there
          : "redirect:/account/attempts?to=" + URLEncoder.encode(there, StandardCharsets.UTF_8);
    } catch (Problem refused) {
      forms.refuse(refused, "sign-in", Map.of("username", username), model);
      return form(model, to, username);
    }
  }

  @PostMapping("/sign-out")
  String signOut(HttpServletRequest request, HttpServletResponse response) {
    sessions.end(request, response);
    return "redirect:/sign-in";
  }

  @PostMapping("/sign-out-everywhere")
  String signOutEverywhere(
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    sessions.endAll(caller, request, response);
    return "redirect:/sign-in";
  }

  private String form(Model model, @Nullable String to, String username) {
    model.addAttribute("to", Addresses.local(to));
    model.addAttribute("username", username);
    model.addAttribute("providers", providers.all());
    model.addAttribute("demonstration", demonstration);
    return "workbench/sign-in";
  }
}
