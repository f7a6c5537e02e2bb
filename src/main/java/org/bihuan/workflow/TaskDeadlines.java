package org.bihuan.workflow;

import java.time.DateTimeException;
import java.time.Instant;
import org.bihuan.issue.LockedIssue;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.ProcessStuck;
import org.bihuan.process.language.Template;
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

  TaskDeadlines(TaskBoard board, IssueTypes types, ExpressionContext values) {
    this.board = board;
    this.types = types;
    this.values = values;
  }

  void follow(LockedIssue issue) {
    for (Task task : board.of(issue)) {
      String text = types.get(task.type(), task.typeVersion()).model().step(task.step()).dueDate();
      if (text == null) {
        continue;
      }
      Template due = Template.parse(text);
      if (due.mentions("issue.dueAt")) {
        board.change(issue, task.dueAt(dueAt(issue, text, due)));
      }
    }
  }

  private Instant dueAt(LockedIssue issue, String text, Template due) {
    try {
      return values.dueAt(due.value(values.of(issue)));
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | ClassCastException e) {
      throw new ProcessStuck(text, e);
    }
  }
}
