package org.bihuan.workflow;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Role;
import org.bihuan.workflow.engine.ProcessEngine;
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
    requireAdministrator(caller);
    List<JobView> items =
        engine.failedJobs(Limits.of(limit)).stream()
            .map(
                job ->
                    new JobView(
                        job.id(), issue(job.process()), job.element(), job.cause(), job.since()))
            .toList();
    return new Page<>(items, null, null);
  }

  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Try a failed job again", operationId = "retryJob")
  void retry(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    requireAdministrator(caller);
    if (!engine.retry(id)) {
      throw Problem.notFound("job", id);
    }
  }

  private @Nullable String issue(@Nullable String process) {
    return process == null
        ? null
        : jdbc
            .queryForList("select number from issue where process = ?", String.class, process)
            .stream()
            .findFirst()
            .orElse(null);
  }

  private static void requireAdministrator(Caller caller) {
    if (!caller.has(Role.ADMINISTRATOR)) {
      throw Problem.forbidden("process.administratorsOnly");
    }
  }
}
