package org.bihuan.workflow.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.bihuan.organization.Caller;
import org.bihuan.workflow.operations.Consistency.Fault;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Checks whether issues, tasks and processes are consistent. Administrators of the root unit only.
 */
@RestController
@Tag(name = "operations")
class ConsistencyController {

  private final Consistency consistency;

  ConsistencyController(Consistency consistency) {
    this.consistency = consistency;
  }

  /** What was found. */
  record ConsistencyView(
      boolean consistent, int issues, long processesLeftOver, List<Fault> faults) {}

  @GetMapping("/api/operations/consistency")
  @Operation(
      summary = "Compare issues and tasks with their processes",
      description = "Reads every issue: meant for after a crash, a restore or an upgrade.",
      operationId = "checkConsistency")
  ConsistencyView check(@AuthenticationPrincipal Caller caller) {
    Consistency.Report report = consistency.check(caller);
    return new ConsistencyView(
        report.consistent(), report.issues(), report.processesLeftOver(), report.faults());
  }
}
