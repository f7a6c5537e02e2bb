package org.bihuan.issue.rows;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.issue.Issue;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tables that the trail of an issue names by their hash. */
@RestController
@RequestMapping("/api/issues/{number}/rows")
@Tag(name = "issues")
class RowsController {

  private final Issues issues;
  private final SubmittedRows rows;

  RowsController(Issues issues, SubmittedRows rows) {
    this.issues = issues;
    this.rows = rows;
  }

  @GetMapping("/{sha256}")
  @Operation(
      summary =
          "The rows of a submitted table; what a step hides, only for whoever entered it, until the"
              + " issue is closed",
      operationId = "getSubmittedRows")
  List<Map<String, Object>> rows(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable String sha256) {
    Issue issue = issues.visible(caller, number);
    return rows.find(caller, issue, sha256)
        .map(rows::list)
        .orElseThrow(() -> Problem.notFound("rows", sha256));
  }
}
