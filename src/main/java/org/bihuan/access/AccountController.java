package org.bihuan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bihuan.http.openapi.Required;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What administrators do for other people's accounts. */
@RestController
@Tag(name = "people")
@RequestMapping("/api/people/{username}")
class AccountController {

  record NewPassword(@Required @Nullable String password) {}

  private final AccountAdministration administration;

  AccountController(AccountAdministration administration) {
    this.administration = administration;
  }

  @Operation(
      summary = "Set a person's password; all their tokens are revoked",
      operationId = "setPassword")
  @PutMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setPassword(
      @PathVariable String username,
      @RequestBody NewPassword given,
      @AuthenticationPrincipal Caller caller) {
    administration.setPassword(
        caller, username, RequiredFields.required("password", given.password()));
  }

  @Operation(summary = "Revoke all tokens of a person", operationId = "revokeTokens")
  @DeleteMapping("/tokens")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revokeTokens(@PathVariable String username, @AuthenticationPrincipal Caller caller) {
    administration.revokeTokens(caller, username);
  }
}
