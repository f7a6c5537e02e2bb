package org.bihuan.workflow.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bihuan.http.openapi.Required;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The open issues of a unit, handed over to another. */
@RestController
@RequestMapping("/api/units/{code}/handover")
@Tag(name = "units")
class HandoverController {

  private final Handover handover;

  HandoverController(Handover handover) {
    this.handover = handover;
  }

  /** To which unit, and why. */
  record Receiver(@Required @Nullable String to, @Required @Nullable String reason) {}

  @GetMapping
  @Operation(summary = "Count a unit's open issues", operationId = "countHandover")
  Handover.Result show(@AuthenticationPrincipal Caller caller, @PathVariable String code) {
    return handover.asked(caller, code);
  }

  @PostMapping
  @Operation(
      summary = "Hand a unit's open issues over to another unit",
      operationId = "handOverIssues")
  Handover.Result run(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestBody Receiver receiver) {
    return handover.run(caller, code, receiver.to(), receiver.reason());
  }
}
