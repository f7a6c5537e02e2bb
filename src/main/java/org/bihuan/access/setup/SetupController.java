package org.bihuan.access.setup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bihuan.http.idempotency.AnswerKept;
import org.bihuan.http.idempotency.AnswerKept.When;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Creates the first administrator of an empty service. */
@RestController
@Tag(name = "access")
class SetupController {

  /** The account that was created. */
  record FirstAccount(String username) {}

  private final InitialSetup setup;

  SetupController(InitialSetup setup) {
    this.setup = setup;
  }

  @Operation(
      summary = "Create the first administrator with the one-time secret",
      operationId = "createFirstAdministrator")
  @SecurityRequirements
  @AnswerKept(When.NEVER)
  @PostMapping("/api/setup")
  @ResponseStatus(HttpStatus.CREATED)
  FirstAccount create(@RequestBody FirstAdministrator first) {
    setup.create(first);
    return new FirstAccount(String.valueOf(first.username()));
  }
}
