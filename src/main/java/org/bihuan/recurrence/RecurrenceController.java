package org.bihuan.recurrence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.openapi.Required;
import org.bihuan.issue.IssueFilter;
import org.bihuan.labels.Labels;
import org.bihuan.organization.Caller;
import org.bihuan.recurrence.HeldCurves.Curve;
import org.bihuan.recurrence.survival.SurvivalCurve;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Look-alikes, and problems that came back. */
@RestController
@RequestMapping("/api")
@Tag(name = "recurrence")
class RecurrenceController {

  private final LookAlikes lookAlikes;
  private final Lineages lineages;
  private final HeldCurves curves;
  private final Labels labels;

  RecurrenceController(LookAlikes lookAlikes, Lineages lineages, HeldCurves curves, Labels labels) {
    this.lookAlikes = lookAlikes;
    this.lineages = lineages;
    this.curves = curves;
    this.labels = labels;
  }

  /**
   * An issue that is about to be opened. Look-alikes are those of the same unit, location or entry.
   *
   * @param title required where there is no description
   * @param unit the code of the responsible unit
   * @param category only tells which of them are more alike
   * @param entries keys of register entries with which it is opened, such as the enterprise; the
   *     first three count
   */
  @Schema(name = "SimilarRequest")
  record SimilarRequest(
      @Required @Nullable String title,
      @Nullable String description,
      @Nullable String unit,
      @Nullable String location,
      @Nullable String category,
      @Nullable List<@Nullable String> entries) {

    private Sought sought() {
      return new Sought(
          title,
          description,
          unit,
          location,
          category,
          entries == null ? List.of() : entries.stream().filter(Objects::nonNull).toList());
    }
  }

  /** Signed-off issues that are alike, the most alike first; at most five. */
  @Schema(name = "SimilarIssues")
  record Similar(List<LookAlike> items) {}

  /**
   * Of which older issue an issue is the recurrence.
   *
   * @param recurrenceOf its number; null takes the link away again
   */
  @Schema(name = "RecurrenceLink")
  record RecurrenceLink(@Required @Nullable String recurrenceOf) {}

  /**
   * How long what was signed off held.
   *
   * @param curves that of all, and then those of the groups asked for
   */
  @Schema(name = "HeldCurves")
  record Held(List<HeldCurve> curves) {}

  /**
   * A survival curve of sign-offs, by the estimate of Kaplan and Meier.
   *
   * @param key the code of the unit, or the category; absent for all
   * @param name of the unit, or the category
   */
  @Schema(name = "HeldCurve")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HeldCurve(@Nullable String key, @Nullable String name, SurvivalCurve held) {}

  @PostMapping("/issues/similar")
  @Operation(
      summary = "Signed-off issues like one that is about to be opened",
      operationId = "findSimilarIssues",
      description = "As far as the caller may see them. Nothing is kept.")
  Similar similar(@AuthenticationPrincipal Caller caller, @RequestBody SimilarRequest request) {
    return new Similar(lookAlikes.of(caller, request.sought()));
  }

  @GetMapping("/issues/{number}/lineage")
  @Operation(summary = "The lineage of an issue", operationId = "getIssueLineage")
  IssueLineage lineage(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
    return lineages.of(caller, number);
  }

  @PutMapping("/issues/{number}/lineage")
  @Operation(
      summary = "Say that an issue is an older one come back, or take that away again",
      operationId = "linkRecurrence",
      description =
          "By an inspector, reviewer or leader of the supervising unit or of one above it. Each"
              + " change is kept in the issue's trail.")
  IssueLineage link(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @RequestBody RecurrenceLink link) {
    return lineages.link(caller, number, link.recurrenceOf());
  }

  @GetMapping("/lineages")
  @Operation(
      summary = "Problems that came back, those linked last first",
      operationId = "listLineages",
      description = "Those of which the caller sees at least two issues.")
  Page<LineageView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    IssueFilter filter =
        IssueFilter.ANY.with("type", type).with("unit", unit).with("category", category);
    return lineages.list(caller, filter, after, Limits.of(limit));
  }

  @GetMapping("/lineages/survival")
  @Operation(
      summary = "How long what was signed off held",
      operationId = "getSurvival",
      description =
          "Of the issues of one type at the caller's units: until another issue was linked as the"
              + " recurrence, or it relapsed.")
  Held survival(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable String by) {
    return new Held(
        curves.of(caller, new HeldCurves.Asked(type, unit, category, by)).stream()
            .map(curve -> new HeldCurve(curve.key(), name(by, curve), curve.held()))
            .toList());
  }

  private @Nullable String name(@Nullable String by, Curve curve) {
    String key = curve.key();
    return key == null || !"unit".equals(by) || key.isEmpty() ? key : labels.unit(key);
  }
}
