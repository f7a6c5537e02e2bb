package org.bihuan.access.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.bihuan.access.RequiredFields;
import org.bihuan.access.SignedIn;
import org.bihuan.http.idempotency.AnswerKept;
import org.bihuan.http.idempotency.AnswerKept.When;
import org.bihuan.http.openapi.Required;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own account: who they are, and their password. */
@RestController
@Tag(name = "access")
@RequestMapping("/api/me")
class MeController {

  record PasswordChange(
      @Required @Nullable String current, @Required @JsonProperty("new") @Nullable String next) {}

  private final OwnAccount account;

  MeController(OwnAccount account) {
    this.account = account;
  }

  @Operation(summary = "Who I am and which duties I hold", operationId = "getMe")
  @GetMapping
  Caller me(@AuthenticationPrincipal Caller caller) {
    return caller;
  }

  @Operation(
      summary = "Change my password; my other tokens are revoked",
      operationId = "changePassword")
  @AnswerKept(When.NEVER)
  @PostMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(
      @RequestBody PasswordChange change,
      @Parameter(hidden = true) SignedIn me,
      HttpServletRequest request) {
    String current = RequiredFields.required("current", change.current());
    String next = RequiredFields.required("new", change.next());
    account.changePassword(me, current, next, request.getRemoteAddr());
  }
}
