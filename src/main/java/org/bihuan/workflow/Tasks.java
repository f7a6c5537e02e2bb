package org.bihuan.workflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.HeldIssue;
import org.bihuan.issue.HeldIssues;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.bihuan.organization.People;
import org.bihuan.workflow.check.ProcessModel;
import org.bihuan.workflow.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims, hands on and completes tasks. Every act locks its issue first, so two people are one
 * after the other: the first succeeds, the second is told so.
 */
@Service
public class Tasks {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HeldIssues heldIssues;
  private final Issues issues;
  private final IssueTypes types;
  private final TaskBoard board;
  private final Forms forms;
  private final ContractValues values;
  private final Submissions submissions;
  private final People people;
  private final ProcessEngine engine;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Tasks(
      HeldIssues heldIssues,
      Issues issues,
      IssueTypes types,
      TaskBoard board,
      Forms forms,
      ContractValues values,
      Submissions submissions,
      People people,
      ProcessEngine engine,
      Clock clock,
      ApplicationEventPublisher events) {
    this.heldIssues = heldIssues;
    this.issues = issues;
    this.types = types;
    this.board = board;
    this.forms = forms;
    this.values = values;
    this.submissions = submissions;
    this.people = people;
    this.engine = engine;
    this.clock = clock;
    this.events = events;
  }

  /** A task and the issue it belongs to, in hand. */
  record Held(HeldIssue issue, Task task) {}

  /**
   * What is submitted at completion.
   *
   * @param outcome null where the step has one alone
   * @param evidence ids of evidence of this issue
   */
  public record Submission(
      @Nullable String outcome,
      @Nullable Map<String, Object> fields,
      @Nullable String comment,
      @Nullable List<String> evidence) {}

  /**
   * Takes a task. By the same person again it changes nothing. One that was claimed by somebody who
   * has since left or lost the duty may be claimed anew.
   *
   * @throws Problem 404 where the caller may not see it, 403 where it is not offered to them or
   *     separation of duties forbids it, 409 where somebody was first or the step is over
   */
  @Transactional
  Held claim(Caller caller, String id) {
    Held held = hold(caller, id);
    Task task = held.task();
    if (caller.username().equals(task.assignee())) {
      return held;
    }
    requireOffered(caller, task);
    if (task.assignee() == null) {
      return assign(held, caller, caller.username(), "claimed", Map.of());
    }
    if (mayTake(task, task.assignee())) {
      throw WorkflowProblem.alreadyClaimed(id);
    }
    return assign(held, caller, caller.username(), "claimed", Map.of("from", task.assignee()));
  }

  /** Gives a claimed task back to its groups. */
  @Transactional
  Held release(Caller caller, String id) {
    Held held = hold(caller, id);
    requireClaimed(caller, held.task());
    return assign(held, caller, null, "released", Map.of());
  }

  /** Hands a claimed task to a colleague of the same group. */
  @Transactional
  Held transfer(Caller caller, String id, String to) {
    Held held = hold(caller, id);
    Task task = held.task();
    requireClaimed(caller, task);
    if (!mayTake(task, to) || task.excluded().contains(to)) {
      throw Problem.invalidSubmission(List.of(new FieldError("to", "task.notAColleague", to)));
    }
    return assign(held, caller, to, "transferred", Map.of("to", to));
  }

  /**
   * Completes a task that the caller has claimed.
   *
   * @throws Problem as {@link #claim}, and 409 {@code not-claimed}, 422 with the faulty fields
   */
  @Transactional
  HeldIssue complete(Caller caller, String id, Submission submission) {
    Held held = hold(caller, id);
    Task task = held.task();
    requireClaimed(caller, task);
    requireOffered(caller, task);
    HeldIssue issue = held.issue();
    IssueType type = types.get(task.type(), task.typeVersion());
    ProcessModel.Step step = type.model().step(task.step());
    String outcome = outcome(step, submission.outcome());
    forms.checkComment(submission.comment());
    List<String> evidence =
        submission.evidence() == null
            ? List.of()
            : List.copyOf(new LinkedHashSet<>(submission.evidence()));
    Map<String, Object> fields =
        forms.check(
            step.fields(), submission.fields(), evidence, values.of(issue, outcome), "fields.");
    Instant now = clock.instant();
    submissions.store(
        task, outcome, fields, submission.comment(), evidence, caller.username(), now);
    remember(issue, type, task, outcome, fields, caller.username());
    issue.record(
        now,
        caller.username(),
        task.unitOf(caller),
        "completed",
        task.step(),
        outcome,
        data(task, fields, submission.comment(), evidence));
    events.publishEvent(
        new TaskCompleted(
            issue.number(), task.id(), task.step(), task.round(), caller.username(), evidence));
    board.remove(issue, task.id());
    engine.complete(task.token());
    return issue;
  }

  /**
   * A task the caller may look at.
   *
   * @throws Problem 404 where it is not there or may not be seen, 409 where its step is over
   */
  Task visible(Caller caller, String id) {
    Task task = board.byId(id).orElseThrow(() -> gone(caller, id));
    boolean theirs = task.isOfferedTo(caller) || caller.username().equals(task.assignee());
    if (!theirs
        && !issues.find(task.issue()).map(issue -> issues.maySee(caller, issue)).orElse(false)) {
      throw Problem.notFound("task", id);
    }
    return task;
  }

  private Held assign(
      Held held, Caller caller, @Nullable String assignee, String act, Map<String, Object> more) {
    Task changed = held.task().assignedTo(assignee);
    board.change(held.issue(), changed);
    Map<String, Object> data = new LinkedHashMap<>(more);
    data.put("task", changed.id());
    held.issue()
        .record(
            clock.instant(),
            caller.username(),
            changed.unitOf(caller),
            act,
            changed.step(),
            null,
            data);
    return new Held(held.issue(), changed);
  }

  /** Whether somebody holds a duty by which they may take the task, now and not retired. */
  private boolean mayTake(Task task, String username) {
    return task.groups().stream().anyMatch(group -> people.holders(group).contains(username));
  }

  private static String outcome(ProcessModel.Step step, @Nullable String given) {
    if (given == null && step.outcomes().size() == 1) {
      return step.outcomes().get(0).id();
    }
    if (given == null || step.outcome(given).isEmpty()) {
      String choices =
          String.join(", ", step.outcomes().stream().map(ProcessModel.Value::id).toList());
      throw Problem.invalidSubmission(
          List.of(new FieldError("outcome", "form.notAChoice", choices)));
    }
    return given;
  }

  /**
   * Keeps what expressions may ask for later: the outcome, the fields they mention, and who did the
   * step.
   */
  private static void remember(
      HeldIssue issue,
      IssueType type,
      Task task,
      String outcome,
      Map<String, Object> fields,
      String username) {
    ObjectNode state = issue.state();
    state.put("outcome", outcome);
    ObjectNode kept = JSON.createObjectNode();
    fields.forEach(
        (id, value) -> {
          if (type.referenced().contains(task.step() + "." + id)) {
            kept.set(id, JSON.valueToTree(value));
          }
        });
    if (type.referenced().contains(task.step() + "." + ProcessModel.OUTCOME)) {
      kept.put(ProcessModel.OUTCOME, outcome);
    }
    ObjectNode all = state.withObject("/fields");
    if (kept.isEmpty()) {
      all.remove(task.step());
    } else {
      all.set(task.step(), kept);
    }
    ArrayNode who = state.withObject("/completedBy").withArray("/" + task.step());
    for (var name : who) {
      if (name.asText().equals(username)) {
        return;
      }
    }
    who.add(username);
  }

  private static Map<String, Object> data(
      Task task, Map<String, Object> fields, @Nullable String comment, List<String> evidence) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("task", task.id());
    data.put("fields", fields);
    if (comment != null) {
      data.put("comment", comment);
    }
    if (!evidence.isEmpty()) {
      data.put("evidence", evidence);
    }
    return data;
  }

  private Held hold(Caller caller, String id) {
    HeldIssue issue = heldIssues.holdByTask(id).orElse(null);
    if (issue == null) {
      throw gone(caller, id);
    }
    Task task = board.find(issue, id).orElseThrow(() -> gone(caller, id));
    if (!task.isOfferedTo(caller)
        && !caller.username().equals(task.assignee())
        && !issues.maySee(caller, issue.issue())) {
      throw Problem.notFound("task", id);
    }
    return new Held(issue, task);
  }

  /** A task that is not there: over, for those who may know of it; else not found. */
  private Problem gone(Caller caller, String id) {
    return submissions
        .issueOf(id)
        .flatMap(issues::find)
        .filter(issue -> issues.maySee(caller, issue))
        .map(issue -> WorkflowProblem.stepOver(id))
        .orElseGet(() -> Problem.notFound("task", id));
  }

  private static void requireOffered(Caller caller, Task task) {
    if (!task.isOfferedTo(caller)) {
      throw Problem.forbidden("task.notYourDuty", String.join(", ", task.groups()));
    }
    if (task.excluded().contains(caller.username())) {
      throw Problem.forbidden("task.separationOfDuties");
    }
  }

  private static void requireClaimed(Caller caller, Task task) {
    if (task.assignee() == null) {
      throw WorkflowProblem.notClaimed(task.id());
    }
    if (!caller.username().equals(task.assignee())) {
      throw WorkflowProblem.alreadyClaimed(task.id());
    }
  }
}
