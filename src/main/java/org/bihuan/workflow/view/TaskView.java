package org.bihuan.workflow.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bihuan.issue.Issue;
import org.bihuan.issue.facts.Severity;
import org.bihuan.process.FormView;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.workflow.Task;
import org.jspecify.annotations.Nullable;

/**
 * A task as clients see it.
 *
 * @param form the form for completion; only where a single task was requested
 * @param instance the unit by which this one can be told from the step's others; null where the
 *     step is done once
 * @param label how this one is told from the step's others, in the reader's language; null where
 *     the step is done once
 * @param users persons who may take it, beside the group or instead of one
 * @param help the step's own explanation
 */
public record TaskView(
    String id,
    IssueRef issue,
    String step,
    String name,
    String group,
    @Nullable String assignee,
    @Nullable Instant dueAt,
    boolean overdue,
    int round,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String instance,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String label,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> users,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String help,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FormView form,
    @JsonIgnore Instant createdAt) {

  /**
   * The issue of a task, in short.
   *
   * @param dueAt for the pages, where a task may not be due although its issue is overdue or was
   *     handed in late; null where the unit is in time
   */
  public record IssueRef(
      String number,
      String title,
      String type,
      Severity severity,
      @Nullable String unit,
      @JsonIgnore @Nullable Instant dueAt) {

    static IssueRef of(Issue issue) {
      return new IssueRef(
          issue.number(),
          issue.facts().title(),
          issue.type(),
          issue.facts().severity(),
          issue.unit(),
          lateSince(issue));
    }

    private static @Nullable Instant lateSince(Issue issue) {
      Instant due = issue.dueAt();
      Instant handedIn = issue.timing().handedInAt();
      boolean inTime =
          !issue.timing().dueRuns() && due != null && handedIn != null && !handedIn.isAfter(due);
      return inTime ? null : due;
    }
  }

  static TaskView item(
      Task task,
      IssueRef issue,
      ProcessModel.Step step,
      @Nullable String label,
      Locale locale,
      Instant now) {
    String candidate = task.candidates().get(0);
    return new TaskView(
        task.id(),
        issue,
        task.step(),
        step.names().in(locale),
        candidate,
        task.assignee(),
        task.dueAt(),
        task.dueAt() != null && task.dueAt().isBefore(now),
        task.round(),
        step.multiInstance() == null || task.groups().isEmpty() ? null : unit(candidate),
        label,
        task.users(),
        null,
        null,
        task.createdAt());
  }

  private static String unit(String group) {
    return group.substring(0, Math.max(0, group.lastIndexOf('/')));
  }

  TaskView withForm(ProcessModel.Step step, FormView asked, Locale locale) {
    String explained = step.help() == null ? null : step.help().in(locale);
    return new TaskView(
        id, issue, this.step, name, group, assignee, dueAt, overdue, round, instance, label, users,
        explained, asked, createdAt);
  }
}
