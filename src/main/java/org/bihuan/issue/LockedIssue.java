package org.bihuan.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.event.TasksOffered;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.Instance;
import org.bihuan.issue.facts.Timing;
import org.bihuan.issue.past.PastIssue;
import org.bihuan.issue.state.ChangeableState;
import org.bihuan.issue.state.ProcessState;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.trail.TrailHash;
import org.bihuan.organization.SystemActor;
import org.jspecify.annotations.Nullable;

/**
 * An issue whose row is locked by the current transaction, and which can be changed. Changes and
 * trail entries are gathered here and written once, with few statements, before the transaction
 * commits.
 */
public final class LockedIssue {

  private final boolean isNew;
  private final long revision;
  private final ChangeableState state;
  private final List<TrailEntry> entries = new ArrayList<>();
  private Issue issue;
  private @Nullable String process;
  private int trailSeq;
  private String trailHash;
  private boolean changed;
  private boolean corrected;
  private boolean valued;
  private final Issue before;
  private Instant since;

  /**
   * @param since since when it has stood as it does
   */
  LockedIssue(
      boolean isNew,
      Issue issue,
      Instant since,
      @Nullable String process,
      ChangeableState state,
      int trailSeq,
      String trailHash) {
    this.isNew = isNew;
    this.issue = issue;
    this.revision = issue.revision();
    this.process = process;
    this.state = state;
    this.trailSeq = trailSeq;
    this.trailHash = trailHash;
    this.changed = isNew;
    this.valued = isNew;
    this.before = issue;
    this.since = since;
  }

  /** The issue as it is now, including changes not written yet. */
  public Issue issue() {
    return issue;
  }

  public String number() {
    return issue.number();
  }

  /** The engine's process instance; null once closed. */
  public @Nullable String process() {
    return process;
  }

  /** The state the process has stored so far. */
  public ProcessState state() {
    return state;
  }

  /** The state, to be changed; marks the issue as changed. */
  public ChangeableState changeState() {
    changed = true;
    valued = true;
    return state;
  }

  public void moveTo(@Nullable String unit, String supervisor) {
    change(new IssueChange(issue).movedTo(unit, supervisor));
  }

  /** Replaces the facts named. */
  public void correct(Map<String, String> facts) {
    corrected = true;
    change(new IssueChange(issue).corrected(facts));
  }

  public void setDueAt(@Nullable Instant dueAt) {
    change(new IssueChange(issue).dueAt(dueAt));
  }

  public void setSteps(List<String> steps) {
    if (!steps.equals(issue.steps())) {
      change(new IssueChange(issue).steps(steps));
    }
  }

  /** Whether the due date runs, and when the waiting steps of others are due first. */
  public void setTurn(boolean dueRuns, @Nullable Instant othersDueAt) {
    Timing turn = issue.timing().turn(dueRuns, othersDueAt);
    if (!turn.equals(issue.timing())) {
      change(new IssueChange(issue).timing(turn));
    }
  }

  /** The day on which it was found; null where that is not known. */
  public void setFoundOn(@Nullable LocalDate day) {
    change(new IssueChange(issue).timing(issue.timing().foundOn(day)));
  }

  /** The responsible unit has completed a step. */
  public void handIn(Instant at) {
    change(
        new IssueChange(issue).timing(issue.timing().handedIn(at.truncatedTo(ChronoUnit.MILLIS))));
  }

  public void setTypeVersion(int version) {
    change(new IssueChange(issue).typeVersion(version));
  }

  public void nextRound() {
    change(new IssueChange(issue).nextRound());
  }

  /** Whether the issue stands in force: neither open nor closed. */
  public void stand(boolean standing) {
    change(new IssueChange(issue).standing(standing));
  }

  public void close(Closure closure) {
    process = null;
    change(new IssueChange(issue).closed(closure));
  }

  /** Reopens the issue after it was closed; counts a relapse. */
  public void reopen(String instance, int version) {
    process = instance;
    change(new IssueChange(issue).reopened().typeVersion(version));
  }

  private void change(IssueChange change) {
    issue = change.toIssue();
    changed = true;
    valued = true;
  }

  /** Appends an entry for something the process did by itself. */
  public void record(Instant at, TrailEvent event) {
    record(at, SystemActor.USERNAME, null, event);
  }

  /** Appends an entry for something the process did by itself in one of several instances. */
  public void record(Instant at, TrailEvent event, Instance instance) {
    record(at, SystemActor.USERNAME, null, event, instance);
  }

  /**
   * Appends an entry to the trail.
   *
   * @param unit the duty's unit in which the actor acted
   */
  public void record(Instant at, String actor, @Nullable String unit, TrailEvent event) {
    record(at, actor, unit, event, Instance.NONE);
  }

  /**
   * Appends an entry to the trail.
   *
   * @param unit the duty's unit in which the actor acted
   * @param instance which of several it is about
   */
  public void record(
      Instant at, String actor, @Nullable String unit, TrailEvent event, Instance instance) {
    ObjectNode data = event.data().deepCopy();
    TrailEvent.note(data, instance);
    NamedIssues.salt(event, data);
    trailSeq++;
    entries.add(
        new TrailEntry(
            trailSeq,
            at.truncatedTo(ChronoUnit.MILLIS),
            actor,
            unit,
            event.code(),
            event.step(),
            event.outcome(),
            issue.round(),
            data,
            ""));
    changed = true;
  }

  /** The number of the entry that is recorded next. */
  public int nextSeq() {
    return trailSeq + 1;
  }

  /** The first person who has an entry in this transaction; empty where only the process has. */
  public Optional<String> actor() {
    return entries.stream()
        .map(TrailEntry::actor)
        .filter(actor -> !SystemActor.is(actor))
        .findFirst();
  }

  /** The step that was completed last in this transaction; empty where none was. */
  public Optional<String> completedStep() {
    return entries.stream()
        .filter(entry -> entry.act().equals(Completed.CODE))
        .reduce((earlier, later) -> later)
        .map(TrailEntry::step);
  }

  /**
   * Adds a hash of all tasks as they are offered to the last entry of this transaction, before that
   * entry is hashed and written.
   *
   * @return whether this transaction has an entry
   */
  public boolean noteOffered(String hash) {
    if (entries.isEmpty()) {
      return false;
    }
    TasksOffered.note((ObjectNode) entries.get(entries.size() - 1).data(), hash);
    return true;
  }

  /**
   * Adds the hash of rows that a step gives to the last entry of this transaction, before that
   * entry is hashed and written.
   */
  public void noteGiven(String place, String hash) {
    if (!entries.isEmpty()) {
      TasksOffered.noteGiven((ObjectNode) entries.get(entries.size() - 1).data(), place, hash);
    }
  }

  /**
   * Adds the ledger row from which the issue was imported to its opening entry, made in this
   * transaction.
   */
  public void noteLedgerRow(Map<String, ? extends @Nullable Object> row) {
    entries.stream()
        .filter(entry -> entry.act().equals(Opened.CODE))
        .forEach(entry -> Opened.note((ObjectNode) entry.data(), row));
  }

  /** Adds to its opening entry, made in this transaction, the time at which the clock opened it. */
  public void noteTime(Instant time) {
    entries.stream()
        .filter(entry -> entry.act().equals(Opened.CODE))
        .forEach(entry -> Opened.note((ObjectNode) entry.data(), time));
  }

  /**
   * The entries of this transaction, each hashed with the one before; none can be added afterwards.
   */
  List<TrailEntry> sealed() {
    List<TrailEntry> sealed = new ArrayList<>();
    for (TrailEntry entry : entries) {
      JsonNode data = Canonical.sorted(entry.data());
      trailHash = TrailHash.of(trailHash, number(), entry, Canonical.text(data));
      sealed.add(entry.hashed(data, trailHash));
    }
    entries.clear();
    return sealed;
  }

  /** Whether it was opened in this very transaction. */
  public boolean isJustOpened() {
    return isNew;
  }

  /** The issue as it is now, with the revision it will have once this transaction has committed. */
  public Issues.Snapshot snapshot() {
    return new Issues.Snapshot(issue, process, state, revisionToBe());
  }

  long revisionToBe() {
    return isNew || !changed ? revision : revision + 1;
  }

  /** Whether it went over to another version of its process. */
  public boolean hasOtherVersion() {
    return before.typeVersion() != issue.typeVersion();
  }

  /**
   * The issue as it stood before this transaction, where that is another way in what figures count
   * and lists show; it stands as it does now from the last entry on, which notes so. To be called
   * once, when all is changed and nothing is sealed yet.
   *
   * @param now the time where this transaction has no entry
   * @return empty where it stands as before, or was opened in this transaction
   */
  Optional<PastIssue> past(Instant now) {
    Map<String, @Nullable Object> stood = IssueRows.standing(before);
    if (!isNew && stood.equals(IssueRows.standing(issue))) {
      return Optional.empty();
    }
    Instant from = since;
    Instant last = entries.isEmpty() ? now : entries.get(entries.size() - 1).at();
    since = !isNew && last.isBefore(from) ? from : last;
    if (!entries.isEmpty()) {
      TasksOffered.noteStanding(
          (ObjectNode) entries.get(entries.size() - 1).data(), issue.timing(), issue.steps());
    }
    return isNew
        ? Optional.empty()
        : Optional.of(new PastIssue(number(), revision, from, since, stood));
  }

  /** Since when it has stood as it does. */
  Instant since() {
    return since;
  }

  /** Whether something was changed that expressions can ask for. */
  boolean hasNewValues() {
    return valued;
  }

  /** Whether facts were replaced that stay as they are otherwise. */
  boolean isCorrected() {
    return corrected;
  }

  boolean isChanged() {
    return changed;
  }

  long lockedRevision() {
    return revision;
  }

  int trailSeq() {
    return trailSeq;
  }

  String trailHash() {
    return trailHash;
  }
}
