package org.bihuan.doubt;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bihuan.http.Page;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Doubts over HTTP. */
@RestController
@Tag(name = "doubts")
class DoubtController {

  private final Doubts doubts;

  DoubtController(Doubts doubts) {
    this.doubts = doubts;
  }

  /** Why there is no concern. */
  @Schema(name = "DismissalReason")
  record Reason(@Nullable String reason) {}

  @Operation(
      summary =
          "List what is doubtful in what was handed in to an issue, all of it up to 100, the newest"
              + " first; for those who inspect, review, lead or administer",
      operationId = "listDoubts")
  @GetMapping("/api/issues/{number}/doubts")
  Page<DoubtView> list(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
    return new Page<>(doubts.of(caller, number), null, null);
  }

  @Operation(
      summary = "Note that one has looked at a doubt and has no concern",
      operationId = "dismissDoubt")
  @PostMapping("/api/issues/{number}/doubts/{id}/dismissal")
  DoubtView dismiss(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable String id,
      @RequestBody Reason reason) {
    return doubts.dismiss(caller, number, id, reason.reason());
  }
}
