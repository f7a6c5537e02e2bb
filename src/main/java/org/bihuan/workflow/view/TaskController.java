package org.bihuan.workflow.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bihuan.http.Limits;
import org.bihuan.http.Messages;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.idempotency.AnswerKept;
import org.bihuan.http.idempotency.AnswerKept.When;
import org.bihuan.http.openapi.Required;
import org.bihuan.organization.Caller;
import org.bihuan.process.IssueTypes;
import org.bihuan.workflow.Submission;
import org.bihuan.workflow.Task;
import org.bihuan.workflow.TaskOfIssue;
import org.bihuan.workflow.Tasks;
import org.bihuan.workflow.form.GivenRows;
import org.bihuan.workflow.view.TaskView.IssueRef;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks: listed, claimed, completed. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "tasks")
class TaskController {

  /** How many tasks one request may claim or complete. */
  private static final int MOST = 200;

  private final Tasks tasks;
  private final Inbox inbox;
  private final IssueTypes types;
  private final IssueViews views;
  private final FormViews forms;
  private final Messages messages;
  private final Clock clock;
  private final InstanceNames instances;
  private final GivenRows given;

  TaskController(
      Tasks tasks,
      Inbox inbox,
      IssueTypes types,
      IssueViews views,
      FormViews forms,
      Messages messages,
      Clock clock,
      InstanceNames instances,
      GivenRows given) {
    this.tasks = tasks;
    this.inbox = inbox;
    this.types = types;
    this.views = views;
    this.forms = forms;
    this.messages = messages;
    this.clock = clock;
    this.instances = instances;
    this.given = given;
  }

  /** To whom a task is transferred, and why; required where somebody else has claimed it. */
  record Transfer(@Required @Nullable String to, @Nullable String reason) {}

  /** Why a task is given back; required where somebody else has claimed it. */
  record Release(@Nullable String reason) {}

  /** Tasks to claim. */
  record Claims(@Required @Nullable List<String> tasks) {}

  /** One task of many to complete. */
  record Completion(
      @Required @Nullable String task,
      @Nullable String outcome,
      @Nullable Map<String, Object> fields,
      @Nullable String comment,
      @Nullable List<String> evidence) {}

  /** Tasks to complete. */
  record Completions(@Required @Nullable List<Completion> items) {}

  /**
   * The result for one task of many.
   *
   * @param status the HTTP status it would have had alone
   * @param problem the problem's name where it was refused
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ItemAnswer(
      @Nullable String task,
      int status,
      @Nullable String problem,
      @Nullable String detail,
      @Nullable List<ItemError> errors) {}

  /** A fault in one field of one item. */
  record ItemError(String field, String message) {}

  /** The results for many tasks, in their order. */
  record ItemAnswers(List<ItemAnswer> items) {}

  /** The most frequent request, so its filter is not bound by reflection. */
  @GetMapping
  @Operation(summary = "List tasks, oldest due first", operationId = "listTasks")
  Page<TaskView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String scope,
      @RequestParam(required = false) @Nullable String step,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String issue,
      @RequestParam(required = false) @Nullable Boolean overdue,
      @RequestParam(required = false) @Nullable String severity,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String campaign,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(defaultValue = "false") boolean count) {
    TaskFilter filter = new TaskFilter(scope, step, type, issue, overdue, severity, unit, campaign);
    return inbox.list(caller, filter, after, Limits.of(limit), count, messages.locale());
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show a task with its form", operationId = "getTask")
  TaskView show(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return view(tasks.visible(caller, id));
  }

  @PostMapping("/{id}/claim")
  @Operation(summary = "Claim a task", operationId = "claimTask")
  TaskView claim(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return view(tasks.claim(caller, id));
  }

  @PostMapping("/{id}/release")
  @Operation(summary = "Give a claimed task back", operationId = "releaseTask")
  TaskView release(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Release release) {
    return view(tasks.release(caller, id, release == null ? null : release.reason()));
  }

  @PostMapping("/{id}/transfer")
  @Operation(summary = "Hand a claimed task to a colleague", operationId = "transferTask")
  TaskView transfer(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody Transfer transfer) {
    if (transfer.to() == null) {
      throw Problem.invalidSubmission(List.of(FieldError.missing("to")));
    }
    return view(tasks.transfer(caller, id, transfer.to(), transfer.reason()));
  }

  @PostMapping("/{id}/complete")
  @Operation(summary = "Complete a claimed task", operationId = "completeTask")
  ResponseEntity<IssueView> complete(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody Submission submission) {
    return views.changed(caller, tasks.complete(caller, id, submission));
  }

  @AnswerKept(When.AFTERWARDS)
  @PostMapping("/claims")
  @Operation(summary = "Claim many tasks; each answers for itself", operationId = "claimTasks")
  ItemAnswers claimMany(@AuthenticationPrincipal Caller caller, @RequestBody Claims claims) {
    return each(claims.tasks(), "tasks", id -> id, id -> tasks.claim(caller, id));
  }

  @AnswerKept(When.AFTERWARDS)
  @PostMapping("/completions")
  @Operation(
      summary = "Complete many tasks; each answers for itself",
      operationId = "completeTasks")
  ItemAnswers completeMany(
      @AuthenticationPrincipal Caller caller, @RequestBody Completions completions) {
    return each(
        completions.items(),
        "items",
        Completion::task,
        item -> {
          if (item.task() == null) {
            throw Problem.invalidSubmission(List.of(FieldError.missing("task")));
          }
          return tasks.complete(
              caller,
              item.task(),
              new Submission(item.outcome(), item.fields(), item.comment(), item.evidence()));
        });
  }

  private <T> ItemAnswers each(
      @Nullable List<T> items,
      String field,
      Function<T, @Nullable String> id,
      Function<T, Object> act) {
    if (items == null || items.isEmpty() || items.size() > MOST || items.contains(null)) {
      throw Problem.malformed(field, "task.itemsBetween", 1, MOST);
    }
    List<ItemAnswer> answers = new ArrayList<>();
    for (T item : items) {
      answers.add(answer(id.apply(item), () -> act.apply(item)));
    }
    return new ItemAnswers(answers);
  }

  private ItemAnswer answer(@Nullable String task, Supplier<Object> act) {
    try {
      Object unused = act.get();
      return new ItemAnswer(task, 200, null, null, null);
    } catch (RuntimeException e) {
      Problem problem =
          Problem.of(e); // the items before it are committed, so their results must be returned
      List<ItemError> errors =
          problem.errors().stream()
              .map(
                  error ->
                      new ItemError(
                          error.field(), messages.text(error.messageKey(), error.arguments())))
              .toList();
      return new ItemAnswer(
          task,
          problem.status().value(),
          problem.name(),
          messages.text("problem." + problem.name() + ".detail", problem.arguments()),
          errors.isEmpty() ? null : errors);
    }
  }

  private TaskView view(TaskOfIssue found) {
    Task task = found.task();
    Locale locale = messages.locale();
    var step = types.get(task.type(), task.typeVersion()).model().step(task.step());
    return TaskView.item(
            task,
            IssueRef.of(found.issue()),
            step,
            instances.of(task, locale),
            locale,
            clock.instant())
        .withForm(
            step,
            forms.step(
                step, found.issue(), task, forms.state(found.issue()), given.of(step, task.id())),
            locale);
  }
}
