package org.bihuan.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.bihuan.http.Problem;
import org.bihuan.issue.event.ActionTaken;
import org.bihuan.issue.event.Completed;
import org.bihuan.issue.event.EvidenceAdded;
import org.bihuan.issue.event.Reopened;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.organization.Caller;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Appends to trails and reads them. */
@Component
public class JdbcTrail implements Trail, TrailEntries {

  private static final String COLUMNS =
      "seq, at, actor, unit, act, step, outcome, round, data, hash";
  private static final String RANGE =
      "select "
          + COLUMNS
          + " from trail_entry where issue = ? and seq >= ? and seq <= ? order by seq";

  /** Reads the data only of the newest entries that together fill a page. */
  private static final String EXCERPT =
      """
      select * from (
        select true as shown, rows_there, %1$s from (
          select newest.*, count(*) over () as rows_there,
              row_number() over (order by seq desc) as place,
              sum(char_length(data)) over (order by seq desc) as chars_to_here
            from (select %1$s from trail_entry
              where issue = ? and seq >= 1 and seq < ? order by seq desc limit ?) newest
          ) measured where place <= ? and (place = 1 or chars_to_here <= ?)
        union all
        select false, 0, seq, at, actor, unit, act, step, outcome, round,
            case when place = 1 or chars_to_here <= ? then data else '{}' end as data, hash from (
          select newest.*, row_number() over (order by seq desc) as place,
              sum(char_length(data)) over (order by seq desc) as chars_to_here
            from (select %1$s from trail_entry
              where issue = ? and seq >= 1 and act in ('%2$s', '%3$s', '%5$s')
              order by seq desc limit ?) newest
          ) measured
        union all
        select false, 0, %1$s from trail_entry where issue = ? and seq = 1
        union all
        select false, 0, %1$s from (select %1$s from trail_entry
          where issue = ? and seq >= 1 and act = '%4$s' order by seq desc limit ?) files
      ) excerpt order by seq
      """
          .formatted(COLUMNS, Completed.CODE, ActionTaken.CODE, EvidenceAdded.CODE, Reopened.CODE);

  /** Characters of data read for each of the two parts of a page; a single entry may have more. */
  private static final int EXCERPT_CHARS = 200_000;

  /** How many completed steps and actions a page compares and shows. */
  private static final int ACTS = 30;

  /**
   * For how many files a page shows the round: more than an issue may have with the default limits.
   */
  private static final int FILES = 200;

  /** Characters of data in memory at once; a single entry may have more. */
  private static final int BATCH = 500_000;

  private final JdbcTemplate jdbc;
  private final LockedIssues lockedIssues;
  private final ReadableTrail readable;
  private final Clock clock;

  JdbcTrail(JdbcTemplate jdbc, LockedIssues lockedIssues, ReadableTrail readable, Clock clock) {
    this.jdbc = jdbc;
    this.lockedIssues = lockedIssues;
    this.readable = readable;
    this.clock = clock;
  }

  @Override
  public void append(String issue, String actor, TrailEvent event) {
    lockedIssues
        .lock(issue)
        .orElseThrow(() -> Problem.notFound("issue", issue))
        .record(clock.instant(), actor, null, event);
  }

  @Override
  public List<TrailEntry> after(String issue, int seq, int most) {
    if (seq == END) {
      return List.of();
    }
    int first = Math.max(seq, 0) + 1;
    OptionalInt last = last(issue, first, most);
    return last.isEmpty()
        ? List.of()
        : jdbc.query(RANGE, JdbcTrail::read, issue, first, last.getAsInt());
  }

  @Override
  public void submissions(List<String> issues, BiConsumer<String, TrailEntry> action) {
    if (issues.isEmpty()) {
      return;
    }
    jdbc.query(
        "select issue, %s from trail_entry where issue in (%s) and act in ('%s', '%s')"
                .formatted(
                    COLUMNS, "?,".repeat(issues.size() - 1) + "?", Completed.CODE, ActionTaken.CODE)
            + " order by issue, seq desc",
        row -> {
          action.accept(row.getString("issue"), read(row, 0));
        },
        issues.toArray());
  }

  @Override
  public List<TrailEntry> seenBy(Caller reader, List<TrailEntry> entries) {
    return readable.of(reader, entries);
  }

  @Override
  public Optional<String> lastWhoTook(String action, String issue) {
    return jdbc
        .queryForList(
            "select actor from trail_entry where issue = ? and act = ? and step = ?"
                + " order by seq desc limit 1",
            String.class,
            issue,
            ActionTaken.CODE,
            action)
        .stream()
        .findFirst();
  }

  @Override
  public Excerpt excerpt(String issue, int before, int most) {
    List<TrailEntry> shown = new ArrayList<>();
    List<TrailEntry> acts = new ArrayList<>();
    int[] there = {0};
    jdbc.query(
        EXCERPT,
        row -> {
          (row.getBoolean("shown") ? shown : acts).add(read(row, row.getRow()));
          there[0] = Math.max(there[0], row.getInt("rows_there"));
        },
        issue,
        before,
        most + 1,
        most,
        EXCERPT_CHARS,
        EXCERPT_CHARS,
        issue,
        ACTS,
        issue,
        issue,
        FILES);
    return new Excerpt(shown, acts, there[0] > shown.size());
  }

  /** The last entry of the next batch; determined by lengths, before long data are read. */
  private OptionalInt last(String issue, int first, int most) {
    OptionalInt last = OptionalInt.empty();
    long chars = 0;
    for (int[] entry :
        jdbc.query(
            "select seq, char_length(data) from trail_entry"
                + " where issue = ? and seq >= ? order by seq limit ?",
            (row, n) -> new int[] {row.getInt(1), row.getInt(2)},
            issue,
            first,
            most)) {
      chars += entry[1];
      if (last.isPresent() && chars > BATCH) {
        break;
      }
      last = OptionalInt.of(entry[0]);
    }
    return last;
  }

  private static TrailEntry read(ResultSet row, int n) throws SQLException {
    return new TrailEntry(
        row.getInt("seq"),
        row.getTimestamp("at").toInstant(),
        row.getString("actor"),
        row.getString("unit"),
        row.getString("act"),
        row.getString("step"),
        row.getString("outcome"),
        row.getInt("round"),
        json(row.getString("data")),
        row.getString("hash"));
  }

  /** An entry with its data as the stored text, over which the hash is calculated. */
  public record Stored(TrailEntry entry, String data) {}

  /**
   * Like {@link #after}, with the texts over which the hashes are calculated, and from any number
   * on.
   */
  public List<Stored> storedFrom(String issue, int first, int most) {
    OptionalInt last = last(issue, first, most);
    return last.isEmpty()
        ? List.of()
        : jdbc.query(
            RANGE,
            (row, n) -> new Stored(read(row, n), row.getString("data")),
            issue,
            first,
            last.getAsInt());
  }

  /**
   * Data changed directly in the database may not be valid JSON; the trail is shown nevertheless.
   */
  private static JsonNode json(String text) {
    try {
      return Canonical.read(text);
    } catch (IllegalArgumentException e) {
      return TextNode.valueOf(text);
    }
  }
}
