package org.bihuan.workflow.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The failed jobs in the API. */
@RestController
@RequestMapping("/api/operations/jobs")
@Tag(name = "operations")
class JobController {

  private final FailedJobs jobs;

  JobController(FailedJobs jobs) {
    this.jobs = jobs;
  }

  @GetMapping
  @Operation(summary = "List failed jobs", operationId = "listFailedJobs")
  Page<FailedJobView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable Integer limit) {
    return new Page<>(
        jobs.list(caller, Limits.of(limit)).stream().map(FailedJobs.Named::job).toList(),
        null,
        null);
  }

  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Try a failed job again", operationId = "retryJob")
  void retry(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    jobs.retry(caller, id);
  }
}
