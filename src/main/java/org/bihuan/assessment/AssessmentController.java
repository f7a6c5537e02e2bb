package org.bihuan.assessment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Assessments of units. */
@RestController
@RequestMapping("/api/assessments")
@Tag(name = "assessments")
class AssessmentController {

  private final Assessments assessments;

  AssessmentController(Assessments assessments) {
    this.assessments = assessments;
  }

  @GetMapping
  @Operation(summary = "List assessments of units, newest first", operationId = "listAssessments")
  Page<AssessmentItem> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit,
      Locale locale) {
    return assessments.list(caller, after, Limits.of(limit), locale);
  }

  @PostMapping
  @Operation(
      summary = "Assess the units below one",
      operationId = "makeAssessment",
      description =
          "Counts now what was opened in the period, and keeps it: whoever asks later gets the same"
              + " bands and points.")
  @ApiResponse(responseCode = "201", description = "Made")
  @ResponseStatus(HttpStatus.CREATED)
  AssessmentView make(
      @AuthenticationPrincipal Caller caller,
      @RequestBody AssessmentRequest request,
      Locale locale) {
    return assessments.make(caller, request, locale);
  }

  @GetMapping("/{id}")
  @Operation(summary = "An assessment of units", operationId = "getAssessment")
  AssessmentView get(
      @AuthenticationPrincipal Caller caller, @PathVariable String id, Locale locale) {
    return assessments.view(caller, id, locale);
  }
}
