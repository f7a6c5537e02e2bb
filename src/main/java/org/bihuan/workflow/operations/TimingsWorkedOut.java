package org.bihuan.workflow.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Problem;
import org.bihuan.issue.facts.Timing;
import org.bihuan.issue.figures.OlderTimings;
import org.bihuan.issue.figures.OlderTimings.Older;
import org.bihuan.issue.figures.OlderTimings.WorkedOut;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.End;
import org.bihuan.workflow.TaskRows;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Works out whose time runs, and how long it took, for issues from before this was kept: from their
 * tasks, submissions and trails. Done once, in the background, some hundred issues at a time.
 */
@Component
public class TimingsWorkedOut implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(TimingsWorkedOut.class);

  private final OlderTimings older;
  private final IssueTypes types;
  private final WorkCalendar calendar;
  private final JdbcTemplate jdbc;
  private final Executor background;

  TimingsWorkedOut(
      OlderTimings older,
      IssueTypes types,
      WorkCalendar calendar,
      JdbcTemplate jdbc,
      @Qualifier("applicationTaskExecutor") Executor background) {
    this.older = older;
    this.types = types;
    this.calendar = calendar;
    this.jdbc = jdbc;
    this.background = background;
  }

  /** A waiting step and its due date, or a completed one and when that was. */
  private record Step(String step, Instant at) {}

  private record Entry(String act, @Nullable String outcome, Instant at, @Nullable Boolean good) {}

  @Override
  public void run(ApplicationArguments arguments) {
    if (!older.areWorkedOut()) {
      background.execute(this::tryAll);
    }
  }

  private void tryAll() {
    try {
      all();
    } catch (DataAccessException e) {
      LOG.warn("Figures of older issues are worked out after the next start", e);
    }
  }

  /** Works out all that is not known yet. */
  public void all() {
    String after = "";
    List<Older> batch = older.after(after);
    while (!batch.isEmpty()) {
      older.keep(workedOut(batch));
      after = batch.get(batch.size() - 1).number();
      batch = older.after(after);
    }
    older.areWorkedOutNow();
  }

  private List<WorkedOut> workedOut(List<Older> batch) {
    Object[] range = {batch.get(0).number(), batch.get(batch.size() - 1).number()};
    Map<String, List<Step>> tasks = new HashMap<>();
    jdbc.query(
        "select issue, step, due_at from task where place = 0 and issue between ? and ?",
        row -> {
          add(tasks, row.getString(1), new Step(row.getString(2), row.getTimestamp(3).toInstant()));
        },
        range);
    Map<String, List<Step>> submitted = new HashMap<>();
    jdbc.query(
        "select issue, step, at from submission where issue between ? and ?",
        row -> {
          add(
              submitted,
              row.getString(1),
              new Step(row.getString(2), row.getTimestamp(3).toInstant()));
        },
        range);
    Map<String, List<Entry>> entries = new HashMap<>();
    if (batch.stream().anyMatch(issue -> issue.relapses() > 0)) {
      jdbc.query(
          "select issue, act, outcome, at, data from trail_entry where issue between ? and ?"
              + " and act in ('opened', 'closed', 'reopened') order by issue, seq",
          row -> {
            add(
                entries,
                row.getString(1),
                new Entry(
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant(),
                    good(row.getString(5))));
          },
          range);
    }
    return batch.stream()
        .map(
            issue ->
                new WorkedOut(
                    issue.number(),
                    timing(
                        issue,
                        tasks.getOrDefault(issue.number(), List.of()),
                        submitted.getOrDefault(issue.number(), List.of()),
                        entries.getOrDefault(issue.number(), List.of()))))
        .toList();
  }

  private static <T> void add(Map<String, List<T>> all, String issue, T one) {
    all.computeIfAbsent(issue, number -> new ArrayList<>()).add(one);
  }

  private static @Nullable Boolean good(String data) {
    try {
      var json = Canonical.read(data);
      return json.has("good") ? json.path("good").asBoolean() : null;
    } catch (IllegalArgumentException tampered) {
      return null;
    }
  }

  private Timing timing(Older issue, List<Step> tasks, List<Step> submitted, List<Entry> entries) {
    IssueType type;
    try {
      type = types.get(issue.type(), issue.version());
    } catch (Problem unknown) {
      return Timing.START;
    }
    Set<String> own = type.unitSteps();
    Instant othersDueAt = null;
    int others = 0;
    for (Step task : tasks) {
      if (!own.isEmpty() && !own.contains(task.step())) {
        others++;
        boolean due = task.at().isBefore(TaskRows.NEVER);
        if (due && (othersDueAt == null || task.at().isBefore(othersDueAt))) {
          othersDueAt = task.at();
        }
      }
    }
    Instant begun = Instant.MIN;
    for (Entry entry : entries) {
      begun = entry.act().equals("reopened") ? entry.at() : begun;
    }
    Instant handedInAt = null;
    for (Step one : submitted) {
      boolean counts = (own.isEmpty() || own.contains(one.step())) && one.at().isAfter(begun);
      if (counts && (handedInAt == null || one.at().isAfter(handedInAt))) {
        handedInAt = one.at();
      }
    }
    boolean runs = others == 0 || others < tasks.size() || issue.unit() == null;
    Timing timing = new Timing(runs, othersDueAt, handedInAt, 0, 0, null);
    if (issue.relapses() == 0) {
      Integer days = issue.workingDays();
      return issue.good() && days != null ? timing.signedOff(days) : timing;
    }
    return spells(timing, type, entries);
  }

  /** Adds each time from opening or reopening to sign-off, by the current calendar. */
  private Timing spells(Timing timing, IssueType type, List<Entry> entries) {
    Timing all = timing;
    LocalDate begun = null;
    for (Entry entry : entries) {
      LocalDate day = LocalDate.ofInstant(entry.at(), calendar.zone());
      if (!entry.act().equals("closed")) {
        begun = day;
      } else if (begun != null && isGood(type, entry)) {
        all = all.signedOff(Math.max(0, calendar.workdaysBetween(begun, day)));
      }
    }
    return all;
  }

  private static boolean isGood(IssueType type, Entry closed) {
    if (closed.good() != null) {
      return closed.good();
    }
    End end = closed.outcome() == null ? null : type.model().ends().get(closed.outcome());
    return end != null && end.good();
  }
}
