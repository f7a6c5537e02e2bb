package org.bihuan.workflow;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.failure.ProcessStuck;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.process.language.Template;
import org.bihuan.workflow.deadline.CountedTimes;
import org.bihuan.workflow.form.ExpressionContext;
import org.springframework.stereotype.Component;

/**
 * Moves the due dates of waiting tasks that depend on their issue's due date, when that one moves.
 */
@Component
class TaskDeadlines {

  private final TaskBoard board;
  private final IssueTypes types;
  private final ExpressionContext values;
  private final CountedTimes times;

  TaskDeadlines(TaskBoard board, IssueTypes types, ExpressionContext values, CountedTimes times) {
    this.board = board;
    this.types = types;
    this.values = values;
    this.times = times;
  }

  void follow(LockedIssue issue) {
    for (Task task : board.of(issue)) {
      String text = types.get(task.type(), task.typeVersion()).model().step(task.step()).dueDate();
      if (text == null) {
        continue;
      }
      Template due = Template.parse(text);
      if (due.mentions("issue.dueAt")) {
        board.change(issue, task.dueAt(dueAt(issue, task, text, due)));
      }
    }
  }

  /** The tasks whose own due date the current calendar moves, with their new due dates. */
  List<Task> recounted(Issues.Snapshot issue, List<Task> tasks) {
    List<Task> moved = new ArrayList<>();
    for (Task task : tasks) {
      Step step = types.get(task.type(), task.typeVersion()).model().step(task.step());
      Instant due = task.dueAt();
      if (due != null) {
        times
            .moved(step.dueDate(), step.workdays(), issue, task.createdAt(), due)
            .ifPresent(again -> moved.add(task.dueAt(again)));
      }
    }
    return moved;
  }

  private Instant dueAt(LockedIssue issue, Task task, String text, Template due) {
    try {
      return values.dueAt(due.value(values.of(issue, task.instance().path())));
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | ClassCastException e) {
      throw new ProcessStuck(text, e);
    }
  }
}
