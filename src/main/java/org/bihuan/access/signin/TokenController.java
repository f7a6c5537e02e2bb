package org.bihuan.access.signin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.bihuan.access.Origin;
import org.bihuan.access.OwnToken;
import org.bihuan.access.OwnTokens;
import org.bihuan.access.RequiredFields;
import org.bihuan.access.SignedIn;
import org.bihuan.access.TokenUse;
import org.bihuan.access.Tokens;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.idempotency.AnswerKept;
import org.bihuan.http.idempotency.AnswerKept.When;
import org.bihuan.http.openapi.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@Tag(name = "access")
@RequestMapping("/api/tokens")
class TokenController {

  record Credentials(@Required @Nullable String username, @Required @Nullable String password) {}

  private final SignIn signIn;
  private final Tokens tokens;
  private final OwnTokens own;

  TokenController(SignIn signIn, Tokens tokens, OwnTokens own) {
    this.signIn = signIn;
    this.tokens = tokens;
    this.own = own;
  }

  @Operation(summary = "Sign in", operationId = "signIn")
  @SecurityRequirements
  @AnswerKept(When.NEVER)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Tokens.Issued signIn(@RequestBody Credentials given, HttpServletRequest request) {
    return signIn.signIn(
        RequiredFields.required("username", given.username()),
        RequiredFields.required("password", given.password()),
        Origin.ofSystem(request),
        TokenUse.ofSystem(request.getRemoteAddr()));
  }

  @Operation(summary = "My tokens that still serve, newest first", operationId = "listTokens")
  @GetMapping
  Page<OwnToken> mine(
      @Parameter(hidden = true) SignedIn me,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return own.of(me.getName(), me.tokenHash(), after, Limits.of(limit));
  }

  @Operation(summary = "Sign out", operationId = "signOut")
  @DeleteMapping("/current")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(@Parameter(hidden = true) SignedIn me) {
    if (me.tokenHash().isEmpty()) {
      throw Problem.notFound("token", "current");
    }
    tokens.revoke(me.tokenHash());
  }

  @Operation(summary = "Sign out everywhere", operationId = "signOutEverywhere")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOutEverywhere(@Parameter(hidden = true) SignedIn me) {
    tokens.revokeAll(me.getName(), "");
  }
}
