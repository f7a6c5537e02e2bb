package org.bihuan.issue.past;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.event.Closed;
import org.bihuan.issue.event.Corrected;
import org.bihuan.issue.event.DueDateMoved;
import org.bihuan.issue.event.Migrated;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.event.Reassigned;
import org.bihuan.issue.event.Reopened;
import org.bihuan.issue.event.TasksOffered;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.event.TrailEvent.Standing;
import org.bihuan.issue.facts.Status;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;

/**
 * Works out from the trail of an issue alone how it stood when. Values that older entries lack are
 * left out.
 */
public final class Standings {

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final List<Stood> all = new ArrayList<>();
  private int relapses;
  private int spells;
  private int spellDays;
  private boolean spellsKnown = true;
  private int parts; // in which it stands in force

  /**
   * How the issue stood from an entry on.
   *
   * @param seq of the entry
   * @param values by the columns of {@link PastIssue}; times as instants, days as texts
   */
  public record Stood(int seq, Instant from, Map<String, @Nullable Object> values) {}

  /** In their order; the last is how it stands now. */
  public List<Stood> all() {
    return List.copyOf(all);
  }

  /** Takes the next entry of the trail. */
  public void add(TrailEntry entry) {
    values.put("round", entry.round());
    TrailEvent event = TrailEvent.of(entry);
    if (event instanceof Opened opened) {
      opened(entry, opened);
    } else if (event instanceof Reassigned reassigned) {
      values.put("unit", reassigned.unit());
      values.put("supervisor", reassigned.supervisor());
    } else if (event instanceof Corrected corrected) {
      facts(corrected.facts());
    } else if (event instanceof DueDateMoved moved) {
      values.put("due_at", instant(moved.to()));
    } else if (event instanceof Migrated migrated) {
      values.put("type_version", migrated.fileVersion());
    } else if (event instanceof Standing standing) {
      parts += standing.inside() ? 1 : -1;
      open(parts > 0 ? Status.STANDING : Status.OPEN);
    } else if (event instanceof Reopened reopened) {
      reopened(reopened);
    } else if (event instanceof Closed closed) {
      closed(entry, closed);
    }
    if (event.figures().isObject()) {
      noted(entry, event.figures());
    }
  }

  private void opened(TrailEntry entry, Opened opened) {
    facts(opened.facts());
    values.put("type", opened.type());
    values.put("opened_at", entry.at());
    values.put("opened_by", entry.actor());
    values.put("type_version", opened.fileVersion());
    values.put("due_at", instant(opened.dueAt()));
    parts = 0;
    open(Status.OPEN);
  }

  private void facts(Map<String, @Nullable String> facts) {
    facts.forEach(
        (name, text) -> {
          if (PastIssue.CHANGING.containsKey(name)) {
            values.put(name, text);
          }
        });
  }

  private void open(Status status) {
    values.put("status", status.code());
    values.put("resolution", null);
    values.put("counted", true);
    values.put("good", false);
    values.put("closed_at", null);
    values.put("working_days", null);
  }

  private void reopened(Reopened reopened) {
    relapses++;
    parts = 0;
    open(Status.OPEN);
    values.put("due_at", null);
    if (reopened.tellsVersion()) {
      values.put("type_version", reopened.fileVersion());
    } else {
      values.remove("type_version");
    }
  }

  private void closed(TrailEntry entry, Closed closed) {
    Map<String, JsonNode> facts = closed.facts();
    values.put("status", Status.CLOSED.code());
    values.put("resolution", closed.outcome());
    values.put("closed_at", entry.at());
    spellsKnown &= facts.size() == Closed.FACTS.size();
    JsonNode counted = facts.get("counted");
    JsonNode good = facts.get("good");
    JsonNode days = facts.get("workingDays");
    if (counted == null || good == null || days == null) {
      List.of("counted", "good", "working_days").forEach(values::remove);
      return;
    }
    values.put("counted", counted.asBoolean());
    values.put("good", good.asBoolean());
    values.put("working_days", days.isNull() ? null : (Object) days.asInt());
    if (good.asBoolean() && !days.isNull()) {
      spells++;
      spellDays += days.asInt();
    }
  }

  private void noted(TrailEntry entry, JsonNode noted) {
    Map<String, @Nullable Object> stood = new LinkedHashMap<>(values);
    stood.put("relapses", relapses);
    if (spellsKnown) {
      stood.put("spells", spells);
      stood.put("spell_days", spellDays);
    }
    stood.put("due_runs", noted.path(TasksOffered.DUE_RUNS).asBoolean());
    stood.put("others_due_at", instant(noted.path(TasksOffered.OTHERS_DUE_AT).asText(null)));
    stood.put("handed_in_at", instant(noted.path(TasksOffered.HANDED_IN_AT).asText(null)));
    stood.put("found_on", noted.path(TasksOffered.FOUND_ON).asText(null));
    String steps = noted.path(TasksOffered.STEPS).asText();
    stood.put("steps", steps.isEmpty() ? "" : "," + steps + ",");
    Instant before = all.isEmpty() ? entry.at() : all.get(all.size() - 1).from();
    all.add(new Stood(entry.seq(), before.isAfter(entry.at()) ? before : entry.at(), stood));
  }

  private static @Nullable Object instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException tampered) {
      return text;
    }
  }
}
