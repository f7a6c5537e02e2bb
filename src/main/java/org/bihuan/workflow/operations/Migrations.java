package org.bihuan.workflow.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.TrailEntries;
import org.bihuan.issue.event.Migrated;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.event.SubmissionEvent;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.event.TrailEvent.InstancesBegun;
import org.bihuan.issue.facts.InstancePath;
import org.bihuan.issue.restricted.RestrictedReference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.organization.Caller;
import org.bihuan.organization.RootAdministrators;
import org.bihuan.process.IssueType;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.failure.ProcessStuck;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.workflow.Task;
import org.bihuan.workflow.TaskBoard;
import org.bihuan.workflow.engine.ProcessEngine;
import org.bihuan.workflow.form.GivenRows;
import org.bihuan.workflow.form.GivenRows.Given;
import org.bihuan.workflow.form.ProcessVariables;
import org.bihuan.workflow.form.ProcessVariables.Place;
import org.bihuan.workflow.form.ProcessVariables.SubmittedFields;
import org.bihuan.workflow.waiting.LookRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Migrates open issues to another version of their process, one transaction for each issue. */
@Component
public class Migrations {

  private static final int MOST = 10_000;

  /** Entries of a trail read at once. */
  private static final int BATCH = 500;

  private final JdbcTemplate jdbc;
  private final RootAdministrators administrators;
  private final IssueTypes types;
  private final LockedIssues lockedIssues;
  private final TaskBoard board;
  private final TrailEntries trail;
  private final ProcessEngine engine;
  private final LookRequests looks;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final GivenRows given;

  Migrations(
      JdbcTemplate jdbc,
      IssueTypes types,
      LockedIssues lockedIssues,
      TaskBoard board,
      TrailEntries trail,
      ProcessEngine engine,
      LookRequests looks,
      Clock clock,
      PlatformTransactionManager transactions,
      RootAdministrators administrators,
      GivenRows given) {
    this.given = given;
    this.administrators = administrators;
    this.jdbc = jdbc;
    this.types = types;
    this.lockedIssues = lockedIssues;
    this.board = board;
    this.trail = trail;
    this.engine = engine;
    this.looks = looks;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** The result for the open issues, or what it would be. */
  @Schema(name = "MigrationResult")
  public record Result(boolean dryRun, int to, int migrated, List<Obstacle> obstacles) {}

  /** The ids of the elements that prevent the migration of one issue. */
  @Schema(name = "MigrationObstacle")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Obstacle(String issue, List<String> reasons) {}

  /**
   * Migrates the open issues of a type to another version.
   *
   * @param from only issues of this version; null: of every other
   * @param to null: the newest
   * @param dryRun only report what would happen
   * @throws Problem 403 for others than administrators of the root unit, 404 where there is no such
   *     type or version
   */
  public Result run(
      Caller caller, String type, @Nullable Integer from, @Nullable Integer to, boolean dryRun) {
    administrators.require(caller);
    return run(
        caller,
        to == null
            ? types.find(type).orElseThrow(() -> Problem.notFound("type", type))
            : types.get(type, to),
        from,
        dryRun);
  }

  private Result run(Caller caller, IssueType to, @Nullable Integer from, boolean dryRun) {
    List<String> numbers =
        jdbc.queryForList(
            "select number from issue where type = ? and status in ('open', 'standing') and type_version <> ?"
                + (from == null ? "" : " and type_version = " + from)
                + " order by number limit "
                + MOST,
            String.class,
            to.key(),
            to.version());
    List<Obstacle> obstacles = new ArrayList<>();
    AnswersForVersion answers = new AnswersForVersion(to);
    int migrated = 0;
    for (String number : numbers) {
      List<String> reasons =
          transaction.execute(
              status -> {
                List<String> found = migrate(caller, number, to, answers, dryRun);
                if (dryRun || !found.isEmpty()) {
                  status.setRollbackOnly();
                }
                return found;
              });
      if (reasons == null || reasons.isEmpty()) {
        migrated++;
      } else {
        obstacles.add(new Obstacle(number, reasons));
      }
    }
    return new Result(dryRun, to.version(), migrated, obstacles);
  }

  /** What was filled in last for each form, also what the version before had no use for. */
  private Map<Place, SubmittedFields> submitted(String number) {
    Map<Place, SubmittedFields> latest = new HashMap<>();
    List<TrailEntry> entries = trail.after(number, 0, BATCH);
    while (!entries.isEmpty()) {
      for (TrailEntry entry : entries) {
        TrailEvent event = TrailEvent.of(entry);
        String step = entry.step();
        if (event instanceof Opened opened) {
          latest.put(
              new Place(InstancePath.NONE, ProcessModel.OPENED),
              new SubmittedFields(
                  RestrictedReference.removed(opened.fields()), null, entry.at(), entry.actor()));
        } else if (event instanceof SubmissionEvent submission && step != null) {
          latest.put(
              new Place(event.instance().path(), step),
              new SubmittedFields(
                  RestrictedReference.removed(submission.fields()),
                  entry.outcome(),
                  entry.at(),
                  entry.actor()));
        } else if (event instanceof InstancesBegun begun) {
          InstancePath.Place first = new InstancePath.Place(begun.element(), 0);
          InstancePath again = event.instance().path().within(first);
          latest.keySet().removeIf(place -> place.at().isBeneath(again));
        }
      }
      entries = trail.after(number, entries.get(entries.size() - 1).seq(), BATCH);
    }
    return latest;
  }

  private List<String> migrate(
      Caller caller, String number, IssueType to, AnswersForVersion answers, boolean dryRun) {
    LockedIssue issue = lockedIssues.lock(number).orElseThrow();
    String instance = issue.process();
    if (instance == null || issue.issue().isClosed()) {
      return List.of();
    }
    Set<String> reasons = new LinkedHashSet<>(engine.obstacles(instance, to.definition()));
    reasons.addAll(answers.missing(issue, engine.waiting(instance), () -> submitted(number)));
    List<Given> rows = reasons.isEmpty() ? given(issue, to, reasons) : List.of();
    if (dryRun || !reasons.isEmpty()) {
      return List.copyOf(reasons);
    }
    int before = issue.issue().typeVersion();
    List<Task> tasks = board.of(issue);
    engine.migrate(instance, to.definition());
    tasks.stream()
        .filter(task -> task.type().equals(to.key())) // others belong to a process it calls
        .forEach(task -> board.change(issue, task.ofVersion(to.version())));
    issue.setTypeVersion(to.version());
    given.keep(issue, rows);
    if (!to.model().waits().isEmpty()) {
      looks.look(number);
    }
    ProcessVariables.ofTrail(issue, to, submitted(number));
    issue.record(
        clock.instant(), caller.username(), null, Migrated.of(before, to.version(), to.sha256()));
    return List.of();
  }

  /**
   * The rows that the newer version gives to tasks to which this one gave none.
   *
   * @param reasons gets the step of each task to which they cannot be given
   */
  private List<Given> given(LockedIssue issue, IssueType to, Set<String> reasons) {
    Map<String, Task> tasks = new HashMap<>();
    Map<String, Step> steps = new HashMap<>();
    for (Task task : board.of(issue)) {
      Step step = task.type().equals(to.key()) ? to.model().steps().get(task.step()) : null;
      if (step != null) {
        tasks.put(task.id(), task);
        steps.put(task.id(), step);
      }
    }
    List<Given> rows = new ArrayList<>();
    Set<String> lacking = given.lacking(steps);
    if (!lacking.isEmpty()) {
      ProcessVariables.ofTrail(issue, to, submitted(issue.number()));
    }
    for (String id : lacking) {
      Task task = Objects.requireNonNull(tasks.get(id));
      Step step = Objects.requireNonNull(steps.get(id));
      try {
        engine.atToken(
            task.token(), values -> rows.addAll(given.workOut(to.model(), step, id, values)));
      } catch (ProcessStuck unusable) {
        reasons.add(task.step());
      }
    }
    return rows;
  }
}
