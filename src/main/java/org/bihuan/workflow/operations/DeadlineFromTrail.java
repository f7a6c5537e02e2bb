package org.bihuan.workflow.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bihuan.issue.event.DueDateMoved;
import org.bihuan.issue.state.DueDateChange;
import org.bihuan.issue.state.ProcessState;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;

/**
 * Collects from a trail when and why an issue was given its due dates, and compares that with its
 * state.
 */
final class DeadlineFromTrail {

  /** Older versions read the clock twice. */
  private static final Duration APART = Duration.ofSeconds(10);

  private record Change(Instant at, ObjectNode data) {}

  private final List<Change> changes = new ArrayList<>();
  private @Nullable Instant start;

  void moved(TrailEntry entry, DueDateMoved moved) {
    moved.change().ifPresent(change -> changes.add(new Change(entry.at(), change)));
  }

  void begunAgain(TrailEntry entry) {
    changes.clear();
    start = entry.at();
  }

  boolean isKeptIn(JsonNode deadline) {
    JsonNode kept = deadline.path(ProcessState.CHANGES);
    boolean same = kept.size() == changes.size() && hasNothingElse(deadline);
    for (int i = 0; same && i < changes.size(); i++) {
      same = isKeptIn(changes.get(i), kept.path(i));
    }
    JsonNode begun = deadline.path(ProcessState.START);
    return same && (start == null ? begun.isMissingNode() : isAbout(start, begun));
  }

  private static boolean hasNothingElse(JsonNode deadline) {
    List<String> names = new ArrayList<>();
    deadline.fieldNames().forEachRemaining(names::add);
    names.removeAll(Set.of(ProcessState.CHANGES, ProcessState.START));
    return names.isEmpty() && (deadline.isObject() || deadline.isMissingNode());
  }

  private static boolean isKeptIn(Change told, JsonNode kept) {
    if (kept.deepCopy() instanceof ObjectNode change) {
      return isAbout(told.at(), change.remove(DueDateChange.AT)) && change.equals(told.data());
    }
    return false;
  }

  private static boolean isAbout(Instant told, @Nullable JsonNode kept) {
    try {
      return kept != null
          && Duration.between(told, Instant.parse(kept.asText())).abs().compareTo(APART) <= 0;
    } catch (DateTimeException tampered) {
      return false;
    }
  }
}
