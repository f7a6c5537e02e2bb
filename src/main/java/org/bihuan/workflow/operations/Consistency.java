package org.bihuan.workflow.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.issue.facts.Status;
import org.bihuan.organization.Caller;
import org.bihuan.organization.RootAdministrators;
import org.bihuan.workflow.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares issues and their tasks with the waiting tokens of their processes. The two are written
 * in one transaction, so a difference means damage: by hand, by a bad restore, or by a fault here.
 */
@Component
public class Consistency {

  private static final int PAGE = 500;

  private final JdbcTemplate jdbc;
  private final ProcessEngine engine;
  private final RootAdministrators administrators;

  Consistency(JdbcTemplate jdbc, ProcessEngine engine, RootAdministrators administrators) {
    this.administrators = administrators;
    this.jdbc = jdbc;
    this.engine = engine;
  }

  /**
   * An inconsistency.
   *
   * @param fault {@code process-missing}: an open issue without a process; {@code tokens-differ}:
   *     its tasks are not those its process waits for; {@code steps-differ}: the steps it is listed
   *     under are not those of its tasks; {@code task-left-over}: a task of an issue that is closed
   *     or does not exist
   */
  public record Fault(String issue, String fault) {}

  /**
   * The result.
   *
   * @param issues how many were checked
   * @param processesLeftOver how many processes belong to no issue
   */
  public record Report(int issues, long processesLeftOver, List<Fault> faults) {
    /** Whether no inconsistency was found. */
    public boolean consistent() {
      return processesLeftOver == 0 && faults.isEmpty();
    }
  }

  private record Row(String number, @Nullable String process, Set<String> steps) {}

  private record Waiting(Set<String> tokens, Set<String> steps) {}

  /**
   * Checks all issues, as they were at one moment.
   *
   * @throws Problem 403 for anybody but administrators of the root unit
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Report check(Caller caller) {
    administrators.require(caller);
    List<Fault> faults = new ArrayList<>();
    int issues = 0;
    long driven = 0;
    String after = "";
    List<Row> page = page(after);
    while (!page.isEmpty()) {
      String last = page.get(page.size() - 1).number();
      driven += compare(page, tasks(after, last), faults);
      issues += page.size();
      after = last;
      page = page(after);
    }
    tasks(after, null).keySet().forEach(number -> faults.add(leftOver(number)));
    return new Report(issues, engine.countInstances() - driven, List.copyOf(faults));
  }

  /** Compares a page of issues with their tasks; returns how many processes drive them. */
  private long compare(List<Row> page, Map<String, Waiting> tasks, List<Fault> faults) {
    List<String> processes = new ArrayList<>();
    page.stream().map(Row::process).filter(process -> process != null).forEach(processes::add);
    Map<String, Set<String>> waiting = engine.waitingTokens(processes);
    for (Row row : page) {
      Waiting told = tasks.remove(row.number());
      if (row.process() == null) {
        if (told != null) {
          faults.add(leftOver(row.number()));
        }
        continue;
      }
      Set<String> tokens = waiting.get(row.process());
      Waiting here = told == null ? new Waiting(Set.of(), Set.of()) : told;
      if (tokens == null) {
        faults.add(new Fault(row.number(), "process-missing"));
      } else if (!tokens.equals(here.tokens())) {
        faults.add(new Fault(row.number(), "tokens-differ"));
      }
      if (!row.steps().equals(here.steps())) {
        faults.add(new Fault(row.number(), "steps-differ"));
      }
    }
    tasks.keySet().forEach(number -> faults.add(leftOver(number)));
    return waiting.size();
  }

  private static Fault leftOver(String number) {
    return new Fault(number, "task-left-over");
  }

  /** The inconsistencies of one issue. */
  List<Fault> of(String number) {
    List<Fault> faults = new ArrayList<>();
    List<Row> page = rows("number = ?", number);
    compare(page, tasksWhere("issue = ?", number), faults);
    return faults;
  }

  private List<Row> page(String after) {
    return rows("number > ? order by number limit " + PAGE, after);
  }

  /** Reads issues. An open one should have a process, even if the row names none. */
  private List<Row> rows(String condition, String number) {
    return jdbc.query(
        "select number, status, process, steps from issue where " + condition,
        (row, n) -> {
          String process = row.getString("process");
          boolean open = !row.getString("status").equals(Status.CLOSED.code());
          return new Row(
              row.getString("number"),
              open && process == null ? "" : process,
              split(row.getString("steps")));
        },
        number);
  }

  private static Set<String> split(String steps) {
    Set<String> keys = new LinkedHashSet<>(List.of(steps.split(",")));
    keys.remove("");
    return keys;
  }

  /** Reads tasks of the issues after one number, up to another; null for all after it. */
  private Map<String, Waiting> tasks(String after, @Nullable String last) {
    return last == null
        ? tasksWhere("issue > ?", after)
        : tasksWhere("issue > ? and issue <= ?", after, last);
  }

  private Map<String, Waiting> tasksWhere(String condition, Object... parameters) {
    Map<String, Waiting> tasks = new HashMap<>();
    jdbc.query(
        "select distinct issue, token, step from task where " + condition,
        row -> {
          Waiting waiting =
              tasks.computeIfAbsent(
                  row.getString("issue"), n -> new Waiting(new HashSet<>(), new HashSet<>()));
          waiting.tokens().add(row.getString("token"));
          waiting.steps().add(row.getString("step"));
        },
        parameters);
    return tasks;
  }
}
