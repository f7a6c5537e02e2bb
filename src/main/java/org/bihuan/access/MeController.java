package org.bihuan.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.Required;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whoever is signed in: who they are, and their password. */
@RestController
@Tag(name = "access")
@RequestMapping("/api/me")
class MeController {

  record PasswordChange(
      @Required @Nullable String current, @Required @JsonProperty("new") @Nullable String next) {}

  private final SignIn signIn;
  private final Passwords passwords;
  private final Tokens tokens;
  private final TransactionOperations transaction;

  MeController(
      SignIn signIn, Passwords passwords, Tokens tokens, TransactionOperations transaction) {
    this.signIn = signIn;
    this.passwords = passwords;
    this.tokens = tokens;
    this.transaction = transaction;
  }

  @Operation(summary = "Who I am and which duties I hold", operationId = "getMe")
  @GetMapping
  Caller me(@AuthenticationPrincipal Caller caller) {
    return caller;
  }

  @Operation(
      summary = "Change my password; my other tokens are revoked",
      operationId = "changePassword")
  @PostMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(
      @RequestBody PasswordChange change,
      @Parameter(hidden = true) SignedIn me,
      HttpServletRequest request) {
    String current = Given.required("current", change.current());
    String next = Given.required("new", change.next());
    if (!signIn.proves(me.getName(), current, request.getRemoteAddr())) {
      throw Problem.invalidSubmission(List.of(new FieldError("current", "access.password.wrong")));
    }
    transaction.executeWithoutResult(
        status -> {
          passwords.set(me.getName(), next, "new");
          tokens.revokeAll(me.getName(), me.tokenHash());
        });
  }
}
