package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of a trail tells. Each kind is made with its named constructor and read with its
 * methods; so the names of its members stand in its own file only. Reading takes entries as they
 * are: older ones lack members, and what somebody changed in the database may be anything.
 */
public sealed interface TrailEvent
    permits SubmissionEvent,
        Opened,
        Claimed,
        Released,
        Transferred,
        Decided,
        ChildOpened,
        RoundBegun,
        Reassigned,
        DueDateMoved,
        Notified,
        Reopened,
        Closed,
        Migrated,
        TasksOffered,
        Commented,
        EvidenceAdded,
        OtherEvent {

  /** The kind, as the trail says it: its column and member {@code act}. */
  String code();

  /** The step or action concerned. */
  default @Nullable String step() {
    return null;
  }

  default @Nullable String outcome() {
    return null;
  }

  /** What the entry keeps. */
  JsonNode data();

  /** The task concerned; empty where there is none. */
  default String task() {
    return Members.text(data(), Members.TASK);
  }

  /** A hash of all tasks as they are offered from then on; null where it is not told. */
  default @Nullable String offered() {
    return Members.textOrNull(data(), TasksOffered.OFFERED);
  }

  /** The member that names another issue; empty where none does. */
  default String naming() {
    return "";
  }

  /** What an entry tells. */
  static TrailEvent of(TrailEntry entry) {
    JsonNode data = entry.data();
    String step = entry.step();
    return switch (entry.act()) {
      case Opened.CODE -> new Opened(data);
      case Claimed.CODE -> new Claimed(step, data);
      case Released.CODE -> new Released(step, data);
      case Transferred.CODE -> new Transferred(step, data);
      case Completed.CODE -> new Completed(step, entry.outcome(), data);
      case ActionTaken.CODE -> new ActionTaken(step, data);
      case Decided.CODE -> new Decided(data);
      case ChildOpened.CODE -> new ChildOpened(data);
      case RoundBegun.CODE -> new RoundBegun(data);
      case Reassigned.CODE -> new Reassigned(data);
      case DueDateMoved.SET, DueDateMoved.CHANGED -> new DueDateMoved(entry.act(), data);
      case Notified.CODE -> new Notified(data);
      case Reopened.CODE -> new Reopened(data);
      case Closed.CODE -> new Closed(entry.outcome(), data);
      case Migrated.CODE -> new Migrated(data);
      case TasksOffered.CODE -> new TasksOffered(data);
      case Commented.CODE -> new Commented(data);
      case EvidenceAdded.CODE -> new EvidenceAdded(data);
      default -> new OtherEvent(entry.act(), step, entry.outcome(), data);
    };
  }
}
