package org.bihuan.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bihuan.http.Messages;
import org.bihuan.issue.Issue;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.Issues;
import org.bihuan.issue.TrailEntries;
import org.bihuan.issue.event.SubmissionEvent;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.labels.Labels;
import org.bihuan.labels.TimeLabels;
import org.bihuan.labels.TrailLabels;
import org.bihuan.process.template.DocumentNames;
import org.springframework.stereotype.Component;

/** The trail and the children of an issue as rows of a document. */
@Component
class LateRows {

  private static final int MOST = 1_000;
  private static final int BATCH = 200;

  private final TrailEntries trail;
  private final TrailLabels acts;
  private final Labels labels;
  private final TimeLabels times;
  private final Issues issues;
  private final Clock clock;

  LateRows(
      TrailEntries trail,
      TrailLabels acts,
      Labels labels,
      TimeLabels times,
      Messages messages,
      Issues issues,
      Clock clock) {
    Messages chinese = messages.in(Locale.SIMPLIFIED_CHINESE);
    this.trail = trail;
    this.acts = acts.in(Locale.SIMPLIFIED_CHINESE);
    this.labels = labels.in(Locale.SIMPLIFIED_CHINESE);
    this.times = times.in(chinese);
    this.issues = issues;
    this.clock = clock;
  }

  /**
   * @param before the number of the first entry of the trail that is not told
   */
  List<Map<String, String>> of(Issue issue, String rows, int before) {
    return rows.equals(DocumentNames.TRAIL) ? trail(issue, before) : children(issue);
  }

  private List<Map<String, String>> trail(Issue issue, int before) {
    IssueItem item = IssueItem.of(issue, clock.instant(), Set.of());
    List<Map<String, String>> rows = new ArrayList<>();
    int seq = 0;
    while (rows.size() < MOST) {
      List<TrailEntry> next = trail.after(issue.number(), seq, BATCH);
      for (TrailEntry entry : next) {
        if (entry.seq() >= before) {
          return rows;
        }
        rows.add(told(item, entry));
        seq = entry.seq();
      }
      if (next.isEmpty()) {
        return rows;
      }
    }
    return rows;
  }

  private Map<String, String> told(IssueItem issue, TrailEntry entry) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("at", times.time(entry.at()));
    row.put("actor", labels.person(entry.actor()));
    row.put("unit", labels.unitName(entry.unit()));
    row.put("act", acts.text(issue, entry));
    row.put("step", acts.step(issue, entry));
    row.put("outcome", acts.outcome(issue, entry));
    row.put("round", String.valueOf(entry.round()));
    row.put("comment", comment(TrailEvent.of(entry)));
    return row;
  }

  private static String comment(TrailEvent event) {
    JsonNode comment = event instanceof SubmissionEvent submitted ? submitted.comment() : null;
    return comment == null ? "" : comment.asText();
  }

  private List<Map<String, String>> children(Issue issue) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Issue child : issues.childrenOf(issue.number(), MOST)) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("number", child.number());
      row.put("title", child.facts().title());
      row.put("type", labels.type(child.type()));
      row.put("unit", labels.unitName(child.unit()));
      row.put("status", labels.state(child));
      row.put("openedAt", times.day(child.openedAt()));
      row.put("dueAt", times.day(child.dueAt()));
      rows.add(row);
    }
    return rows;
  }
}
