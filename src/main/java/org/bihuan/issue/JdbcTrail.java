package org.bihuan.issue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Appends to trails, reads them, and proves them unbroken. */
@Component
class JdbcTrail implements Trail, TrailEntries {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcTemplate jdbc;
  private final HeldIssues heldIssues;
  private final TrailSight sight;
  private final Clock clock;

  JdbcTrail(JdbcTemplate jdbc, HeldIssues heldIssues, TrailSight sight, Clock clock) {
    this.jdbc = jdbc;
    this.heldIssues = heldIssues;
    this.sight = sight;
    this.clock = clock;
  }

  /**
   * @param intact whether every entry is there, unchanged and in order
   * @param entries how many there are
   * @param brokenAt the first entry that does not fit; null where all do
   */
  record Verification(boolean intact, int entries, @Nullable Integer brokenAt) {}

  @Override
  public void append(String issue, String actor, String act, Map<String, Object> data) {
    heldIssues
        .hold(issue)
        .orElseThrow(() -> Problem.notFound("issue", issue))
        .record(clock.instant(), actor, null, act, null, null, data);
  }

  @Override
  public List<TrailEntry> entries(String issue) {
    return jdbc.query(
        "select seq, at, actor, unit, act, step, outcome, round, data, hash from trail_entry"
            + " where issue = ? order by seq",
        (row, n) ->
            new TrailEntry(
                row.getInt("seq"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("unit"),
                row.getString("act"),
                row.getString("step"),
                row.getString("outcome"),
                row.getInt("round"),
                json(row.getString("data")),
                row.getString("hash")),
        issue);
  }

  @Override
  public List<TrailEntry> seenBy(Caller reader, List<TrailEntry> entries) {
    return sight.of(reader, entries);
  }

  Verification verify(String issue) {
    List<TrailEntry> entries = entries(issue);
    String previous = TrailHash.START;
    int expected = 1;
    for (TrailEntry entry : entries) {
      String hash =
          TrailHash.of(
              previous,
              issue,
              entry.seq(),
              entry.at(),
              entry.actor(),
              entry.unit(),
              entry.act(),
              entry.step(),
              entry.outcome(),
              entry.round(),
              entry.data());
      if (entry.seq() != expected || !hash.equals(entry.hash())) {
        return new Verification(false, entries.size(), expected);
      }
      previous = hash;
      expected++;
    }
    String head =
        jdbc.queryForObject("select trail_hash from issue where number = ?", String.class, issue);
    boolean whole = previous.equals(head);
    return new Verification(whole, entries.size(), whole ? null : expected);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
