package org.bihuan.workbench.issue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.restricted.RestrictedReference;
import org.bihuan.issue.restricted.RestrictedValues;
import org.bihuan.issue.rows.RowsReference;
import org.bihuan.issue.rows.SubmittedRows;
import org.bihuan.issue.rows.SubmittedRows.Reader;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.organization.Caller;
import org.springframework.stereotype.Component;

/** Reads the tables that the trail on a page names, and the restricted values its reader sees. */
@Component
class ShownTables {

  /** Bytes read for one page; the newest table may have more. */
  private static final int BYTES = 400_000;

  /** The same where one entry is shown in full: more than a form has. */
  private static final int WHOLE = 4_000_000;

  private final SubmittedRows rows;
  private final RestrictedValues restricted;

  ShownTables(SubmittedRows rows, RestrictedValues restricted) {
    this.rows = rows;
    this.restricted = restricted;
  }

  /**
   * The contents by their hash, with one statement for each of both kinds where there are any; of
   * long tables the newest.
   */
  Map<String, JsonNode> of(
      Caller caller, IssueItem issue, List<TrailEntry> shown, List<TrailEntry> acts) {
    return read(caller, issue, Stream.concat(shown.stream(), acts.stream()), BYTES);
  }

  /** All those that one entry names. */
  Map<String, JsonNode> whole(Caller caller, IssueItem issue, List<TrailEntry> entry) {
    return read(caller, issue, entry.stream(), WHOLE);
  }

  private Map<String, JsonNode> read(
      Caller caller, IssueItem issue, Stream<TrailEntry> entries, int bytes) {
    List<TrailEvent> events = entries.map(TrailEvent::of).toList();
    Set<String> named = new LinkedHashSet<>();
    Set<String> sealed = new LinkedHashSet<>();
    for (TrailEvent event : events) {
      RowsReference.in(event).values().forEach(reference -> named.add(reference.sha256()));
      RestrictedReference.in(event).values().forEach(reference -> sealed.add(reference.sha256()));
    }
    Map<String, JsonNode> contents =
        rows.contents(Reader.of(caller, issue), issue.number(), named, bytes);
    restricted
        .seen(caller, issue.number(), sealed)
        .forEach((sha256, seen) -> contents.put(sha256, seen.value()));
    return contents;
  }
}
