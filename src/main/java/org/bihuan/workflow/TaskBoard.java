package org.bihuan.workflow;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bihuan.issue.Issues;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.TasksOffered;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The tasks of the issues locked in this transaction: read once, changed in memory, and written
 * before the commit with one statement for removed and one for added rows.
 */
@Component
public class TaskBoard {

  private final JdbcTemplate jdbc;
  private final LockedIssues lockedIssues;
  private final Clock clock;
  private final UnitOfWork unitOfWork;
  private final Turns turns;

  TaskBoard(
      JdbcTemplate jdbc,
      LockedIssues lockedIssues,
      Clock clock,
      UnitOfWork unitOfWork,
      Turns turns) {
    this.jdbc = jdbc;
    this.lockedIssues = lockedIssues;
    this.clock = clock;
    this.unitOfWork = unitOfWork;
    this.turns = turns;
  }

  /** An issue with its current tasks, oldest first: as changed in this transaction, or as read. */
  public record IssueWithTasks(Issues.Snapshot issue, List<Task> tasks) {}

  /** Current tasks of an issue, oldest first, including changes of this transaction. */
  public List<Task> of(LockedIssue issue) {
    return List.copyOf(sheet(issue).tasks.values());
  }

  /** A locked issue with its tasks, as it is now. */
  public IssueWithTasks with(LockedIssue issue) {
    return new IssueWithTasks(issue.snapshot(), of(issue));
  }

  /** An issue, not locked, with its tasks; one SQL statement where it is open. */
  public IssueWithTasks with(Issues.Snapshot issue) {
    List<Task> tasks = issue.issue().isClosed() ? List.of() : read(issue.issue().number());
    return new IssueWithTasks(issue, tasks);
  }

  /** Current tasks of an issue that is not locked. */
  public List<Task> read(String issue) {
    return TaskRows.merged(
        jdbc.query(
            "select "
                + TaskRows.COLUMNS
                + " from task t where t.issue = ? order by t.created_at, t.id, t.place",
            (row, n) -> TaskRows.task(row),
            issue));
  }

  /** A current task, read without locking its issue. */
  Optional<Task> byId(String id) {
    return TaskRows.merged(
            jdbc.query(
                "select " + TaskRows.COLUMNS + " from task t where t.id = ? order by t.place",
                (row, n) -> TaskRows.task(row),
                id))
        .stream()
        .findFirst();
  }

  Optional<Task> find(LockedIssue issue, String id) {
    return Optional.ofNullable(sheet(issue).tasks.get(id));
  }

  void add(LockedIssue issue, Task task) {
    sheet(issue).put(task);
    tell(issue);
  }

  /** Replaces a task by a changed one. */
  public void change(LockedIssue issue, Task task) {
    sheet(issue).put(task);
    turns.note(issue, of(issue));
  }

  /** The issue has another responsible unit: its tasks are found by that one. */
  public void moved(LockedIssue issue) {
    sheet(issue).isMoved = true;
  }

  void remove(LockedIssue issue, String id) {
    sheet(issue).remove(id);
    tell(issue);
  }

  /** Removes the task of this token, where there is one; returns it. */
  Optional<Task> removeByToken(LockedIssue issue, String token) {
    Optional<Task> found =
        of(issue).stream().filter(task -> task.token().equals(token)).findFirst();
    found.ifPresent(task -> remove(issue, task.id()));
    return found;
  }

  private void tell(LockedIssue issue) {
    List<Task> tasks = of(issue);
    issue.setSteps(tasks.stream().map(Task::step).distinct().collect(Collectors.toList()));
    turns.note(issue, tasks);
  }

  private Sheet sheet(LockedIssue issue) {
    return inTransaction().sheets.computeIfAbsent(issue.number(), number -> load(issue));
  }

  private Sheet load(LockedIssue issue) {
    Sheet sheet = new Sheet(issue);
    if (!issue.isJustOpened()) {
      read(issue.number()).forEach(task -> sheet.tasks.put(task.id(), task));
      sheet.stored.putAll(sheet.tasks);
    }
    return sheet;
  }

  private Board inTransaction() {
    return unitOfWork.get(
        Board.class,
        () -> {
          Board board = new Board();
          unitOfWork.beforeCommit(Phase.PREPARE, board::keepOffered);
          unitOfWork.beforeCommit(Phase.WRITE_REFERRING, board::write);
          return board;
        });
  }

  /** The tasks of one issue: as they are stored, and as they will be written. */
  private static final class Sheet {
    private final LockedIssue issue;
    private boolean isMoved;
    private final Map<String, Task> stored = new LinkedHashMap<>();
    private final Map<String, Task> tasks = new LinkedHashMap<>();

    Sheet(LockedIssue issue) {
      this.issue = issue;
    }

    @Nullable String unit() {
      return issue.issue().unit();
    }

    void put(Task task) {
      tasks.put(task.id(), task);
    }

    void remove(String id) {
      tasks.remove(id);
    }
  }

  /** Records in the trail, with this transaction's entries, which tasks are offered now. */
  private void keep(String number, Sheet sheet) {
    String offered = TaskHash.ofTasks(List.copyOf(sheet.tasks.values()));
    if (offered.equals(TaskHash.ofTasks(List.copyOf(sheet.stored.values())))) {
      return;
    }
    lockedIssues
        .locked(number)
        .filter(issue -> !issue.noteOffered(offered))
        .ifPresent(issue -> issue.record(clock.instant(), TasksOffered.of(offered)));
  }

  private final class Board {
    private final Map<String, Sheet> sheets = new LinkedHashMap<>();

    void keepOffered() {
      sheets.forEach(TaskBoard.this::keep);
    }

    void write() {
      List<String> gone = new ArrayList<>();
      List<Object[]> come = new ArrayList<>();
      for (Sheet sheet : sheets.values()) {
        sheet.stored.values().stream()
            .filter(task -> !sheet.tasks.containsKey(task.id()))
            .forEach(task -> gone.add(task.id()));
        if (sheet.isMoved && !sheet.stored.isEmpty()) {
          jdbc.update(
              "update task set unit = ? where issue = ?", sheet.unit(), sheet.issue.number());
        }
        for (Task task : sheet.tasks.values()) {
          Task before = sheet.stored.get(task.id());
          if (before == null) {
            come.addAll(TaskRows.rows(task, sheet.unit()));
          } else if (isReassigned(before, task)) {
            reassign(task);
          } else if (!before.equals(task)) {
            gone.add(task.id());
            come.addAll(TaskRows.rows(task, sheet.unit()));
          }
        }
      }
      delete(gone);
      insert(come);
      sheets.clear();
    }

    private boolean isReassigned(Task before, Task after) {
      return !before.equals(after)
          && before.equals(after.assignedTo(before.assignee(), before.claimedAt()));
    }

    private void reassign(Task task) {
      jdbc.update(
          "update task set assignee = ?, claimed_at = ? where id = ?",
          task.assignee(),
          task.claimedAt() == null ? null : Timestamp.from(task.claimedAt()),
          task.id());
    }

    private void delete(List<String> ids) {
      if (!ids.isEmpty()) {
        String marks = "?,".repeat(ids.size());
        jdbc.update(
            "delete from task where id in (" + marks.substring(0, marks.length() - 1) + ")",
            ids.toArray());
      }
    }

    private void insert(List<Object[]> rows) {
      int batch = 100;
      for (int from = 0; from < rows.size(); from += batch) {
        List<Object[]> part = rows.subList(from, Math.min(rows.size(), from + batch));
        String values = "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?),".repeat(part.size());
        jdbc.update(
            "insert into task (id, candidate, place, issue, token, type, type_version, step, assignee, due_at, round,"
                + " excluded, created_at, claimed_at, instance, label, unit) values "
                + values.substring(0, values.length() - 1),
            part.stream().flatMap(java.util.Arrays::stream).toArray());
      }
    }
  }
}
