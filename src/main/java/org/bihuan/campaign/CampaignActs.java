package org.bihuan.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.trail.Canonical;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The trail of campaigns: what was done with each, by whom and when. */
@Repository
class CampaignActs {

  static final String CREATED = "created";
  static final String CHANGED = "changed";
  static final String CLOSED = "closed";
  static final String MERGED = "merged";
  static final String MERGED_HERE = "mergedHere";

  private final JdbcTemplate jdbc;
  private final Clock clock;

  CampaignActs(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds an entry; the caller has locked the campaign, or just added it. */
  void add(
      String campaign, String actor, String act, Map<String, ? extends @Nullable Object> data) {
    jdbc.update(
        "insert into campaign_act (campaign, seq, at, actor, act, data)"
            + " select ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ? from campaign_act where campaign = ?",
        campaign,
        Timestamp.from(clock.instant()),
        actor,
        act,
        Canonical.text(Canonical.of(data)),
        campaign);
  }

  /** One entry. */
  record Entry(int seq, Instant at, String actor, String act, JsonNode data) {}

  /** The latest entries, newest first. */
  List<Entry> latest(String campaign, int below, int most) {
    return jdbc.query(
        "select seq, at, actor, act, data from campaign_act where campaign = ? and seq < ?"
            + " order by seq desc limit "
            + most,
        (row, n) ->
            new Entry(
                row.getInt("seq"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("act"),
                Canonical.read(row.getString("data"))),
        campaign,
        below);
  }
}
