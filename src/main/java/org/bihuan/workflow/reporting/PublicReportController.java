package org.bihuan.workflow.reporting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.bihuan.http.idempotency.AnswerKept;
import org.bihuan.http.idempotency.AnswerKept.When;
import org.bihuan.workflow.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reports by the public, without an account: nothing of the caller is looked at. */
@RestController
@RequestMapping("/api/public")
@Tag(name = "public")
class PublicReportController {

  private final PublicReports reports;

  PublicReportController(PublicReports reports) {
    this.reports = reports;
  }

  /** The receipt; it is given once, and stored nowhere. */
  @Schema(name = "Receipt")
  record Given(String receipt) {}

  @GetMapping("/{type}")
  @SecurityRequirements
  @Operation(summary = "What the public is asked for", operationId = "getPublicForm")
  ReportForm form(@PathVariable String type) {
    return reports.form(type, Map.of());
  }

  @PostMapping("/{type}")
  @SecurityRequirements
  @AnswerKept(When.NEVER)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Report without an account", operationId = "report")
  Given report(@PathVariable String type, @RequestBody Report report) {
    return new Given(reports.take(type, report));
  }

  @GetMapping("/receipts/{receipt}")
  @SecurityRequirements
  @Operation(summary = "How a report is getting on", operationId = "getPublicProgress")
  Progress progress(@PathVariable String receipt) {
    return reports.progress(receipt);
  }

  /** What somebody answers. */
  @Schema(name = "PublicAnswer")
  record Answer(
      @Nullable String outcome, @Nullable Map<String, Object> fields, @Nullable String comment) {}

  @PostMapping("/receipts/{receipt}/tasks/{task}")
  @SecurityRequirements
  @AnswerKept(When.NEVER)
  @Operation(summary = "Answer what one is asked about a report", operationId = "answerPublicly")
  Progress answer(
      @PathVariable String receipt, @PathVariable String task, @RequestBody Answer answer) {
    reports.answer(
        receipt, task, new Submission(answer.outcome(), answer.fields(), answer.comment(), null));
    return reports.progress(receipt);
  }
}
