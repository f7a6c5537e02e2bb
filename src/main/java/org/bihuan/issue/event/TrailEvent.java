package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;

/**
 * The event recorded by a trail entry. Each kind is made with its named constructor and read with
 * its methods, so that the names of its members are in its own file only. Reading must accept any
 * data: older entries lack members, and an entry changed in the database may hold anything.
 */
public sealed interface TrailEvent
    permits SubmissionEvent,
        Opened,
        Claimed,
        Released,
        Transferred,
        Decided,
        ChildOpened,
        ChildOpened.Awaited,
        ActionSent,
        RoundBegun,
        Reassigned,
        DueDateMoved,
        Notified,
        Reopened,
        Closed,
        Migrated,
        Corrected,
        TasksOffered,
        Commented,
        EvidenceAdded,
        EvidenceVoided,
        TrailEvent.Other {

  /** The code of the kind: the trail's column and JSON member {@code act}. */
  String code();

  /** The step or action concerned. */
  default @Nullable String step() {
    return null;
  }

  default @Nullable String outcome() {
    return null;
  }

  /** The data of the entry. */
  JsonNode data();

  /** The task concerned; empty where there is none. */
  default String task() {
    return Members.text(data(), Members.TASK);
  }

  /** A hash of all tasks as they are offered from then on; null where the entry has none. */
  default @Nullable String offered() {
    return Members.textOrNull(data(), TasksOffered.OFFERED);
  }

  /** The member that names another issue; empty where none does. */
  default String naming() {
    return "";
  }

  /** The event of an entry. */
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
      case ChildOpened.Awaited.CODE -> new ChildOpened.Awaited(data);
      case ActionSent.CODE -> new ActionSent(data);
      case RoundBegun.CODE -> new RoundBegun(data);
      case Reassigned.CODE -> new Reassigned(data);
      case DueDateMoved.SET, DueDateMoved.CHANGED -> new DueDateMoved(entry.act(), data);
      case Notified.CODE -> new Notified(data);
      case Reopened.CODE -> new Reopened(data);
      case Closed.CODE -> new Closed(entry.outcome(), data);
      case Migrated.CODE -> new Migrated(data);
      case Corrected.CODE -> new Corrected(data);
      case TasksOffered.CODE -> new TasksOffered(data);
      case Commented.CODE -> new Commented(data);
      case EvidenceAdded.CODE -> new EvidenceAdded(data);
      case EvidenceVoided.CODE -> new EvidenceVoided(data);
      default -> new Other(entry.act(), step, entry.outcome(), data);
    };
  }

  /** An event of a kind this version does not know; it is only read, never written. */
  record Other(String code, @Nullable String step, @Nullable String outcome, JsonNode data)
      implements TrailEvent {}

  /** An event that names the version of a process or decision file that applies from then on. */
  sealed interface NamesFile permits Opened, Migrated, Reopened, Decided {

    String SHA256 = "sha256";

    int fileVersion();

    /** The SHA-256 of the file, in lower-case hexadecimal; missing in older entries. */
    @Nullable String sha256();
  }
}
