package org.bihuan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bihuan.http.Problem;
import org.bihuan.http.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes in the first administrator of an empty service. */
@RestController
@Tag(name = "access")
class SetupController {

  record RootUnit(@Required @Nullable String code, @Required @Nullable String name) {}

  record FirstAdministrator(
      @Required @Nullable String secret,
      @Required @Nullable String username,
      @Required @Nullable String displayName,
      @Required @Nullable String password,
      @Required @Nullable RootUnit unit) {}

  /** The account that was created. */
  record FirstAccount(String username) {}

  private final ObjectProvider<FirstStart> firstStart;

  SetupController(ObjectProvider<FirstStart> firstStart) {
    this.firstStart = firstStart;
  }

  @Operation(
      summary = "Create the first administrator with the one-time secret",
      operationId = "createFirstAdministrator")
  @SecurityRequirements
  @PostMapping("/api/setup")
  @ResponseStatus(HttpStatus.CREATED)
  FirstAccount create(@RequestBody FirstAdministrator first) {
    FirstStart waiting = firstStart.getIfAvailable();
    if (waiting == null) {
      throw new Problem("no-such-address", HttpStatus.NOT_FOUND);
    }
    waiting.create(first);
    return new FirstAccount(String.valueOf(first.username()));
  }
}
