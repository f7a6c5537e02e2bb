package org.bihuan.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.event.Claimed;
import org.bihuan.issue.event.Released;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.event.Transferred;
import org.bihuan.organization.Caller;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.workflow.TaskBoard.IssueWithTasks;
import org.bihuan.workflow.TaskRights.LockedTask;
import org.bihuan.workflow.form.Forms;
import org.bihuan.workflow.notice.AutomaticNotices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims, transfers and completes tasks. Each operation first locks the issue, so that of two
 * people at the same time the first succeeds and the second is refused.
 */
@Service
public class Tasks {

  private final TaskRights rights;
  private final TaskBoard board;
  private final TaskCompletion completion;
  private final IssueTypes types;
  private final AutomaticNotices automatic;
  private final Separation separation;
  private final Clock clock;

  Tasks(
      TaskRights rights,
      TaskBoard board,
      TaskCompletion completion,
      IssueTypes types,
      AutomaticNotices automatic,
      Separation separation,
      Clock clock) {
    this.rights = rights;
    this.board = board;
    this.completion = completion;
    this.types = types;
    this.automatic = automatic;
    this.separation = separation;
    this.clock = clock;
  }

  /**
   * A task the caller may see.
   *
   * @throws Problem 404 where it does not exist or the caller may not see it, 409 where its step is
   *     over
   */
  public TaskOfIssue visible(Caller caller, String id) {
    return rights.visible(caller, id);
  }

  /**
   * Claims a task. Claimed again by the same person, it does not change. A task claimed by somebody
   * who has since left or lost the duty may be claimed by others.
   *
   * @throws Problem 404 where the caller may not see it, 403 where it is not offered to them or
   *     separation of duties forbids it, 409 where somebody else has claimed it or the step is over
   */
  @Transactional
  public TaskOfIssue claim(Caller caller, String id) {
    LockedTask locked = rights.lock(caller, id);
    Task task = locked.task();
    if (caller.username().equals(task.assignee())) {
      return locked.snapshot();
    }
    TaskRights.requireOffered(caller, task);
    if (task.assignee() == null) {
      return assign(locked, caller, caller.username(), Claimed.of(task.step(), id, null));
    }
    if (rights.hasDuty(task, task.assignee())) {
      throw WorkflowProblem.alreadyClaimed(id);
    }
    return assign(locked, caller, caller.username(), Claimed.of(task.step(), id, task.assignee()));
  }

  /**
   * A task that the caller has claimed and may complete.
   *
   * @throws Problem as {@link #visible}, 409 {@code not-claimed}, 403 where they may no longer
   *     claim it
   */
  public TaskOfIssue claimed(Caller caller, String id) {
    TaskOfIssue found = visible(caller, id);
    TaskRights.requireClaimed(caller, found.task());
    TaskRights.requireOffered(caller, found.task());
    return found;
  }

  /**
   * Gives a claimed task back to its groups: one's own, or as leader or administrator, with a
   * reason, what a colleague has claimed.
   *
   * @throws Problem as {@link #visible}, 409 where nobody has claimed it or, for others than
   *     leaders and administrators, somebody else has, and 422 where the reason is missing or too
   *     long
   */
  @Transactional
  public TaskOfIssue release(Caller caller, String id, @Nullable String reason) {
    LockedTask locked = rights.lock(caller, id);
    Task task = locked.task();
    String from = other(caller, task);
    if (from != null) {
      automatic.released(locked.issue(), type(task), task.step(), task.instance(), from);
    }
    return assign(locked, caller, null, Released.of(task.step(), id, from, said(from, reason)));
  }

  /**
   * Transfers a claimed task to somebody of the same group: one's own, or as leader or
   * administrator, with a reason, what a colleague has claimed.
   *
   * @throws Problem as {@link #release}, and 422 where {@code to} may not claim it
   */
  @Transactional
  public TaskOfIssue transfer(Caller caller, String id, String to, @Nullable String reason) {
    LockedTask locked = rights.lock(caller, id);
    Task task = locked.task();
    String from = other(caller, task);
    if (!rights.hasDuty(task, to) || task.excluded().contains(to)) {
      throw Problem.invalidSubmission(List.of(new FieldError("to", "task.notAColleague", to)));
    }
    automatic.transferred(locked.issue(), type(task), task.step(), task.instance(), to);
    if (from != null) {
      automatic.released(locked.issue(), type(task), task.step(), task.instance(), from);
    }
    return assign(
        locked, caller, to, Transferred.of(task.step(), id, to, from, said(from, reason)));
  }

  /**
   * Who else has claimed the task that the caller moves; null where it is their own.
   *
   * @throws Problem 409 where nobody has claimed it, or somebody else whom the caller does not
   *     oversee
   */
  private @Nullable String other(Caller caller, Task task) {
    String assignee = task.assignee();
    if (assignee == null || assignee.equals(caller.username()) || !rights.oversees(caller, task)) {
      TaskRights.requireClaimed(caller, task);
      return null;
    }
    return assignee;
  }

  private static @Nullable String said(@Nullable String from, @Nullable String reason) {
    return from == null && (reason == null || reason.isBlank()) ? null : Forms.reason(reason);
  }

  private IssueType type(Task task) {
    return types.get(task.type(), task.typeVersion());
  }

  /**
   * Completes a task that the caller has claimed, and lets its process continue.
   *
   * @return the issue after the completion
   * @throws Problem as {@link #claim}, and 409 {@code not-claimed}, 422 with the faulty fields
   */
  @Transactional
  public IssueWithTasks complete(Caller caller, String id, Submission submission) {
    LockedTask locked = rights.lock(caller, id);
    TaskRights.requireClaimed(caller, locked.task());
    TaskRights.requireOffered(caller, locked.task());
    completion.complete(caller, locked.issue(), locked.task(), submission);
    return board.with(locked.issue());
  }

  private TaskOfIssue assign(
      LockedTask locked, Caller caller, @Nullable String assignee, TrailEvent event) {
    Instant now = clock.instant();
    Task changed = locked.task().assignedTo(assignee, assignee == null ? null : now);
    board.change(locked.issue(), changed);
    locked
        .issue()
        .record(now, caller.username(), changed.unitOf(caller), event, changed.instance());
    separation.follow(locked.issue(), changed);
    return new TaskOfIssue(changed, locked.issue().issue());
  }
}
