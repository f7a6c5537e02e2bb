package org.bihuan.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.HeldIssue;
import org.bihuan.organization.Caller;
import org.bihuan.workflow.TaskRights.Held;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims, hands on and completes tasks. Every act locks its issue first, so two people are one
 * after the other: the first succeeds, the second is told so.
 */
@Service
public class Tasks {

  private final TaskRights rights;
  private final TaskBoard board;
  private final Completion completion;
  private final Clock clock;

  Tasks(TaskRights rights, TaskBoard board, Completion completion, Clock clock) {
    this.rights = rights;
    this.board = board;
    this.completion = completion;
    this.clock = clock;
  }

  /**
   * A task the caller may look at.
   *
   * @throws Problem 404 where it is not there or may not be seen, 409 where its step is over
   */
  public TaskOfIssue visible(Caller caller, String id) {
    return rights.visible(caller, id);
  }

  /**
   * Takes a task. By the same person again it changes nothing. One that was claimed by somebody who
   * has since left or lost the duty may be claimed anew.
   *
   * @throws Problem 404 where the caller may not see it, 403 where it is not offered to them or
   *     separation of duties forbids it, 409 where somebody was first or the step is over
   */
  @Transactional
  public TaskOfIssue claim(Caller caller, String id) {
    Held held = rights.hold(caller, id);
    Task task = held.task();
    if (caller.username().equals(task.assignee())) {
      return held.snapshot();
    }
    TaskRights.requireOffered(caller, task);
    if (task.assignee() == null) {
      return assign(held, caller, caller.username(), "claimed", Map.of());
    }
    if (rights.hasDuty(task, task.assignee())) {
      throw WorkflowProblem.alreadyClaimed(id);
    }
    return assign(held, caller, caller.username(), "claimed", Map.of("from", task.assignee()));
  }

  /**
   * A task that the caller may complete as it is now.
   *
   * @throws Problem as {@link #visible}, 409 {@code not-claimed}, 403 where they may not take it
   */
  public TaskOfIssue claimed(Caller caller, String id) {
    TaskOfIssue found = visible(caller, id);
    TaskRights.requireClaimed(caller, found.task());
    TaskRights.requireOffered(caller, found.task());
    return found;
  }

  /**
   * Gives a task that the caller has claimed back to its groups.
   *
   * @throws Problem as {@link #visible}, and 409 where the caller has not claimed it
   */
  @Transactional
  public TaskOfIssue release(Caller caller, String id) {
    Held held = rights.hold(caller, id);
    TaskRights.requireClaimed(caller, held.task());
    return assign(held, caller, null, "released", Map.of());
  }

  /**
   * Hands a task that the caller has claimed to a colleague of the same group.
   *
   * @throws Problem as {@link #release}, and 422 where {@code to} may not take it
   */
  @Transactional
  public TaskOfIssue transfer(Caller caller, String id, String to) {
    Held held = rights.hold(caller, id);
    Task task = held.task();
    TaskRights.requireClaimed(caller, task);
    if (!rights.hasDuty(task, to) || task.excluded().contains(to)) {
      throw Problem.invalidSubmission(List.of(new FieldError("to", "task.notAColleague", to)));
    }
    return assign(held, caller, to, "transferred", Map.of("to", to));
  }

  /**
   * Completes a task that the caller has claimed, and lets its process go on.
   *
   * @return the issue as the completion left it, still under its lock where a transaction goes on
   * @throws Problem as {@link #claim}, and 409 {@code not-claimed}, 422 with the faulty fields
   */
  @Transactional
  public HeldIssue complete(Caller caller, String id, Submission submission) {
    Held held = rights.hold(caller, id);
    TaskRights.requireClaimed(caller, held.task());
    TaskRights.requireOffered(caller, held.task());
    completion.complete(caller, held.issue(), held.task(), submission);
    return held.issue();
  }

  private TaskOfIssue assign(
      Held held, Caller caller, @Nullable String assignee, String act, Map<String, Object> more) {
    Instant now = clock.instant();
    Task changed = held.task().assignedTo(assignee, assignee == null ? null : now);
    board.change(held.issue(), changed);
    Map<String, Object> data = new LinkedHashMap<>(more);
    data.put("task", changed.id());
    held.issue()
        .record(now, caller.username(), changed.unitOf(caller), act, changed.step(), null, data);
    return new TaskOfIssue(changed, held.issue().issue());
  }
}
