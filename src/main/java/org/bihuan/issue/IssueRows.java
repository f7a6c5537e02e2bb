package org.bihuan.issue;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.facts.Progress;
import org.bihuan.issue.facts.Severity;
import org.bihuan.issue.facts.Status;
import org.bihuan.issue.facts.Timing;
import org.bihuan.issue.past.PastIssue;
import org.bihuan.issue.trail.Bound;
import org.jspecify.annotations.Nullable;

/**
 * Maps rows of the table {@code issue} to {@link Issue} and back; the only place that names its
 * columns. The columns of the facts have the facts' names.
 */
final class IssueRows {

  /** The columns {@link #issue} reads, of alias {@code i}. */
  static final String COLUMNS =
      Stream.concat(
              IssueFacts.NAMES.stream(),
              Stream.of(
                  "number",
                  "type",
                  "type_version",
                  "opened_at",
                  "opened_by",
                  "due_at",
                  "status",
                  "resolution",
                  "counted",
                  "good",
                  "closed_at",
                  "working_days",
                  "round",
                  "relapses",
                  "steps",
                  "due_runs",
                  "others_due_at",
                  "handed_in_at",
                  "spells",
                  "spell_days",
                  "found_on",
                  "revision"))
          .map("i."::concat)
          .collect(Collectors.joining(", "));

  private IssueRows() {}

  /**
   * @throws org.bihuan.issue.facts.UnknownStoredCode where the row was tampered with
   */
  static Issue issue(ResultSet row) throws SQLException {
    return issue(row, true);
  }

  /**
   * The same for lists, which one row that was tampered with must not take away: there it is open
   * and of the highest severity.
   */
  static Issue listed(ResultSet row) throws SQLException {
    return issue(row, false);
  }

  private static Issue issue(ResultSet row, boolean strict) throws SQLException {
    return new Issue(
        row.getString("number"),
        row.getString("type"),
        row.getInt("type_version"),
        facts(row, strict),
        row.getTimestamp("opened_at").toInstant(),
        row.getString("opened_by"),
        instant(row.getTimestamp("due_at")),
        closure(row, strict),
        new Progress(row.getInt("round"), row.getInt("relapses"), steps(row.getString("steps"))),
        timing(row),
        row.getLong("revision"));
  }

  private static IssueFacts facts(ResultSet row, boolean strict) throws SQLException {
    Map<String, @Nullable String> texts = new HashMap<>();
    for (String name : IssueFacts.NAMES) {
      texts.put(name, row.getString(name));
    }
    if (!strict && Severity.find(row.getString("severity")).isEmpty()) {
      texts.put("severity", Severity.CRITICAL.code());
    }
    return IssueFacts.of(texts);
  }

  private static Timing timing(ResultSet row) throws SQLException {
    boolean dueRuns = row.getBoolean("due_runs") || row.wasNull();
    Date foundOn = row.getDate("found_on");
    return new Timing(
        dueRuns,
        instant(row.getTimestamp("others_due_at")),
        instant(row.getTimestamp("handed_in_at")),
        row.getInt("spells"),
        row.getInt("spell_days"),
        foundOn == null ? null : foundOn.toLocalDate());
  }

  private static Closure closure(ResultSet row, boolean strict) throws SQLException {
    String status = row.getString("status");
    int days = row.getInt("working_days");
    Integer workingDays = row.wasNull() ? null : Integer.valueOf(days);
    return new Closure(
        strict ? Status.stored(status) : Status.find(status).orElse(Status.OPEN),
        row.getString("resolution"),
        row.getBoolean("counted"),
        row.getBoolean("good"),
        instant(row.getTimestamp("closed_at")),
        workingDays);
  }

  /** The columns that are written when the issue is opened, with their values. */
  static Map<String, Object> all(LockedIssue locked) {
    Issue issue = locked.issue();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("number", issue.number());
    values.put("type", issue.type());
    issue.facts().texts().forEach((name, text) -> values.put(name, Bound.text(text)));
    values.put("opened_at", Timestamp.from(issue.openedAt()));
    values.put("opened_by", issue.openedBy());
    values.put("found_on", Bound.day(issue.timing().foundOn()));
    values.put("search_text", IssueText.stored(issue.facts()));
    values.putAll(changing(locked, issue.revision()));
    return values;
  }

  /** The columns that are updated when the issue has changed, with their values. */
  static Map<String, Object> changing(LockedIssue locked, long revision) {
    Issue issue = locked.issue();
    Closure closure = issue.closure();
    Map<String, Object> values = new LinkedHashMap<>();
    if (locked.isCorrected()) {
      issue.facts().texts().forEach((name, text) -> values.put(name, Bound.text(text)));
    }
    values.put("type_version", issue.typeVersion());
    values.put("unit", Bound.text(issue.unit()));
    values.put("supervisor", issue.supervisor());
    values.put("due_at", Bound.time(issue.dueAt()));
    values.put("status", closure.status().code());
    values.put("resolution", Bound.text(closure.resolution()));
    values.put("counted", closure.counted());
    values.put("good", closure.good());
    values.put("closed_at", Bound.time(closure.closedAt()));
    values.put("working_days", Bound.whole(closure.workingDays()));
    values.put("round", issue.round());
    values.put("relapses", issue.progress().relapses());
    values.put("due_runs", issue.timing().dueRuns());
    values.put("others_due_at", Bound.time(issue.timing().othersDueAt()));
    values.put("handed_in_at", Bound.time(issue.timing().handedInAt()));
    values.put("spells", issue.timing().spells());
    values.put("spell_days", issue.timing().spellDays());
    values.put("process", Bound.text(locked.process()));
    values.put("steps", steps(issue.steps()));
    values.put("state", locked.state().text());
    values.put("revision", revision);
    values.put("trail_seq", locked.trailSeq());
    values.put("trail_hash", locked.trailHash());
    values.put("since_at", Timestamp.from(locked.since()));
    return values;
  }

  /** How it stands, in the columns of {@link PastIssue}. */
  static Map<String, @Nullable Object> standing(Issue issue) {
    Closure closure = issue.closure();
    Map<String, @Nullable Object> values = new HashMap<>(issue.facts().texts());
    values.keySet().retainAll(PastIssue.CHANGING.keySet());
    values.put("type", issue.type());
    values.put("opened_at", issue.openedAt());
    values.put("opened_by", issue.openedBy());
    values.put("found_on", issue.timing().foundOn());
    values.put("type_version", issue.typeVersion());
    values.put("due_at", issue.dueAt());
    values.put("status", closure.status().code());
    values.put("resolution", closure.resolution());
    values.put("counted", closure.counted());
    values.put("good", closure.good());
    values.put("closed_at", closure.closedAt());
    values.put("working_days", closure.workingDays());
    values.put("round", issue.round());
    values.put("relapses", issue.progress().relapses());
    values.put("steps", steps(issue.steps()));
    values.put("due_runs", issue.timing().dueRuns());
    values.put("others_due_at", issue.timing().othersDueAt());
    values.put("handed_in_at", issue.timing().handedInAt());
    values.put("spells", issue.timing().spells());
    values.put("spell_days", issue.timing().spellDays());
    return values;
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /** The steps with a comma on both sides of each, so that one can be searched for. */
  private static String steps(List<String> steps) {
    return steps.isEmpty() ? "" : "," + String.join(",", steps) + ",";
  }

  private static List<String> steps(String text) {
    return text.length() < 2
        ? List.of()
        : Arrays.asList(text.substring(1, text.length() - 1).split(",", -1));
  }
}
