package org.bihuan.workflow.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.http.openapi.Required;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.workflow.Actions;
import org.bihuan.workflow.TaskBoard.IssueWithTasks;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.opening.IssueOpening;
import org.bihuan.workflow.opening.NewIssue;
import org.bihuan.workflow.waiting.AwaitedChildren;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Issues: opening, showing, actions. */
@RestController
@RequestMapping("/api/issues")
@Tag(name = "issues")
class IssueController {

  private final IssueOpening opening;
  private final IssueViews views;
  private final Actions actions;
  private final IssueTypes types;
  private final Deadlines deadlines;
  private final ProcessEngine engine;
  private final AwaitedChildren awaited;

  IssueController(
      IssueOpening opening,
      IssueViews views,
      Actions actions,
      IssueTypes types,
      Deadlines deadlines,
      ProcessEngine engine,
      AwaitedChildren awaited) {
    this.opening = opening;
    this.views = views;
    this.actions = actions;
    this.types = types;
    this.deadlines = deadlines;
    this.engine = engine;
    this.awaited = awaited;
  }

  /** The data with which a person opens an issue; see {@link NewIssue}. */
  record OpenIssue(
      @Required @Nullable String title,
      @Nullable String unit,
      @Nullable String type,
      @Nullable String description,
      @Nullable String category,
      @Nullable String severity,
      @Nullable String source,
      @Nullable String location,
      @Nullable String basis,
      @Nullable String supervisor,
      @Nullable LocalDate dueOn,
      @Nullable String campaign,
      @Nullable String parent,
      @Nullable Map<String, Object> fields) {

    NewIssue draft() {
      Map<String, @Nullable String> facts = new HashMap<>();
      facts.put("title", title);
      facts.put("unit", unit);
      facts.put("description", description);
      facts.put("category", category);
      facts.put("severity", severity);
      facts.put("source", source);
      facts.put("location", location);
      facts.put("basis", basis);
      facts.put("supervisor", supervisor);
      facts.put("campaign", campaign);
      facts.put("parent", parent);
      return new NewIssue(type, facts, dueOn, fields);
    }
  }

  /** The data with which an action is taken. */
  record TakeAction(@Nullable Map<String, Object> fields, @Nullable String comment) {}

  /**
   * The process of an issue.
   *
   * @param xml BPMN 2.0 with its diagram
   * @param current ids of the current elements
   * @param passed ids of completed steps
   * @param timers the waiting timers and their times
   */
  record Diagram(
      String xml, Set<String> current, Set<String> passed, List<Deadlines.TimerView> timers) {}

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
  @Operation(summary = "Open an issue", operationId = "openIssue")
  ResponseEntity<IssueView> open(
      @AuthenticationPrincipal Caller caller, @RequestBody OpenIssue issue) {
    return views.opened(caller, opening.openWithTasks(caller, issue.draft()));
  }

  @GetMapping("/{number}")
  @Operation(summary = "Show an issue", operationId = "getIssue")
  ResponseEntity<IssueView> show(
      @AuthenticationPrincipal Caller caller, @PathVariable String number) {
    return views.show(caller, number);
  }

  @PostMapping("/{number}/actions/{key}")
  @Operation(summary = "Take an action beside the steps", operationId = "takeAction")
  ResponseEntity<IssueView> act(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable String key,
      @RequestBody TakeAction action) {
    return views.changed(
        caller, actions.take(caller, number, key, action.fields(), action.comment()));
  }

  @GetMapping("/{number}/deadline")
  @Operation(summary = "Explain the due date", operationId = "getDeadline")
  Deadlines.Explanation deadline(
      @AuthenticationPrincipal Caller caller, @PathVariable String number) {
    return deadlines.explain(views.seen(caller, number).issue().issue());
  }

  @GetMapping("/{number}/diagram")
  @Operation(summary = "The process and where the issue stands in it", operationId = "getDiagram")
  Diagram diagram(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
    IssueWithTasks seen = views.seen(caller, number).issue();
    Issues.Snapshot issue = seen.issue();
    IssueType type = types.get(issue.issue().type(), issue.issue().typeVersion());
    String instance = issue.process();
    if (instance == null) {
      return new Diagram(type.xml(), Set.of(), issue.passed(), List.of());
    }
    Set<String> current = new TreeSet<>();
    seen.tasks().forEach(task -> current.add(task.step()));
    List<Deadlines.TimerView> timers =
        engine.timers(instance).stream()
            .map(timer -> new Deadlines.TimerView(timer.element(), timer.at()))
            .sorted(Comparator.comparing(Deadlines.TimerView::at))
            .toList();
    timers.forEach(timer -> current.add(timer.element()));
    awaited.of(issue).forEach(at -> current.add(at.element()));
    return new Diagram(type.xml(), current, issue.passed(), timers);
  }
}
