package org.bihuan.workbench.issue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.rows.RowsReference;
import org.bihuan.issue.rows.SubmittedRows;
import org.bihuan.issue.trail.TrailEntry;
import org.springframework.stereotype.Component;

/** Reads the tables that the trail on a page names. */
@Component
class ShownTables {

  /** Bytes read for one page; the newest table may have more. */
  private static final int BYTES = 400_000;

  /** The same where one entry is shown in full: more than a form has. */
  private static final int WHOLE = 4_000_000;

  private final SubmittedRows rows;

  ShownTables(SubmittedRows rows) {
    this.rows = rows;
  }

  /**
   * The contents by their hash, with one statement where there are any; of long ones the newest.
   */
  Map<String, JsonNode> of(String issue, List<TrailEntry> shown, List<TrailEntry> acts) {
    return read(issue, Stream.concat(shown.stream(), acts.stream()), BYTES);
  }

  /** All those that one entry names. */
  Map<String, JsonNode> whole(String issue, List<TrailEntry> entry) {
    return read(issue, entry.stream(), WHOLE);
  }

  private Map<String, JsonNode> read(String issue, Stream<TrailEntry> entries, int bytes) {
    Set<String> named = new LinkedHashSet<>();
    entries
        .map(TrailEvent::of)
        .flatMap(event -> RowsReference.in(event).values().stream())
        .forEach(reference -> named.add(reference.sha256()));
    return rows.contents(issue, named, bytes);
  }
}
