package org.bihuan.workflow;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.engine.ProcessEngine.FailedJob;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Jobs of the processes that failed until they were out of retries: shown, and tried again.
 * Administrators only.
 */
@RestController
@RequestMapping("/api/operations/jobs")
@Tag(name = "operations")
class JobController {

  private final ProcessEngine engine;
  private final JdbcTemplate jdbc;

  JobController(ProcessEngine engine, JdbcTemplate jdbc) {
    this.engine = engine;
    this.jdbc = jdbc;
  }

  /** A failed job. */
  record JobView(
      String id,
      @Nullable String issue,
      @Nullable String element,
      @Nullable String cause,
      Instant since) {}

  @GetMapping
  @Operation(summary = "List failed jobs", operationId = "listFailedJobs")
  Page<JobView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable Integer limit) {
    caller.requireAdministrator();
    List<FailedJob> jobs = engine.failedJobs(Limits.of(limit));
    Map<String, String> issues = issues(jobs);
    List<JobView> items = jobs.stream().map(job -> view(job, issues)).toList();
    return new Page<>(items, null, null);
  }

  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Try a failed job again", operationId = "retryJob")
  void retry(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    caller.requireAdministrator();
    if (!engine.retry(id)) {
      throw Problem.notFound("job", id);
    }
  }

  /** The numbers of the issues that the jobs' processes drive, by process. */
  private Map<String, String> issues(List<FailedJob> jobs) {
    Object[] processes =
        jobs.stream().map(FailedJob::process).filter(Objects::nonNull).distinct().toArray();
    Map<String, String> issues = new HashMap<>();
    if (processes.length > 0) {
      jdbc.query(
          "select process, number from issue where process in ("
              + String.join(",", Collections.nCopies(processes.length, "?"))
              + ")",
          row -> {
            issues.put(row.getString("process"), row.getString("number"));
          },
          processes);
    }
    return issues;
  }

  private static JobView view(FailedJob job, Map<String, String> issues) {
    String issue = job.process() == null ? null : issues.get(job.process());
    return new JobView(job.id(), issue, job.element(), job.cause(), job.since());
  }
}
