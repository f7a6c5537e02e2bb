package org.bihuan.issue.verification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.http.load.HeavyWork;
import org.bihuan.http.load.HeavyWork.Kind;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Verifies an issue's trail and records, on request. */
@RestController
@RequestMapping("/api/issues")
@Tag(name = "issues")
class VerificationController {

  private final Issues issues;
  private final Verifications verifications;
  private final HeavyWork heavy;
  private final Messages messages;

  VerificationController(
      Issues issues, Verifications verifications, HeavyWork heavy, Messages messages) {
    this.issues = issues;
    this.verifications = verifications;
    this.heavy = heavy;
    this.messages = messages;
  }

  @GetMapping("/{number}/trail/verification")
  @Operation(summary = "Prove that a trail is unbroken", operationId = "verifyTrail")
  VerificationView verify(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
    if (issues.readable(caller, List.of(number)).isEmpty()) { // a row changed by hand is read below
      throw Problem.notFound("issue", number);
    }
    return VerificationView.of(
        heavy.run(Kind.VERIFYING, caller.username(), () -> verifications.of(number, false)),
        messages);
  }
}
