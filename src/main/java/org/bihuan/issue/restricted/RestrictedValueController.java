package org.bihuan.issue.restricted;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The restricted values that the trail of an issue names by their hash. */
@RestController
@RequestMapping("/api/issues/{number}/restricted")
@Tag(name = "issues")
class RestrictedValueController {

  private final Issues issues;
  private final RestrictedValues values;

  RestrictedValueController(Issues issues, RestrictedValues values) {
    this.issues = issues;
    this.values = values;
  }

  @GetMapping("/{sha256}")
  @Operation(
      summary = "A value that only some groups, and whoever entered it, see",
      operationId = "getRestrictedValue")
  RestrictedValue value(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable String sha256) {
    Issue issue = issues.visible(caller, number);
    RestrictedValue seen = values.seen(caller, issue.number(), List.of(sha256)).get(sha256);
    if (seen == null) {
      throw Problem.notFound("restricted", sha256);
    }
    return seen;
  }
}
