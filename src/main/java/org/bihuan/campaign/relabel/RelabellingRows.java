package org.bihuan.campaign.relabel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code relabelling} and {@code relabelling_kept}. */
@Repository
class RelabellingRows {

  private static final int MOST_AT_ONCE = 20;

  private final JdbcTemplate jdbc;

  RelabellingRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** One that goes on: how far it has come. */
  record Going(Relabelling relabelling, String reached, int passes) {}

  void add(Relabelling one, Collection<String> kept) {
    jdbc.update(
        "insert into relabelling (id, fact, type, old_value, new_value, open_only, reason, asked_at,"
            + " asked_by, unit, not_before) values (?,?,?,?,?,?,?,?,?,?,?)",
        one.id(),
        one.fact(),
        one.type(),
        one.from(),
        one.to(),
        one.openOnly(),
        one.reason(),
        Timestamp.from(one.askedAt()),
        one.askedBy(),
        one.unit(),
        Timestamp.from(one.askedAt()));
    jdbc.batchUpdate(
        "insert into relabelling_kept (relabelling, issue) values (?,?)",
        kept.stream().map(issue -> new Object[] {one.id(), issue}).toList());
  }

  /** Those that go on now. */
  List<Going> due(Instant now) {
    return jdbc.query(
        "select * from relabelling where finished_at is null and not_before <= ? order by asked_at"
            + " limit "
            + MOST_AT_ONCE,
        RelabellingRows::going,
        Timestamp.from(now));
  }

  Optional<Going> find(String id) {
    return jdbc.query("select * from relabelling where id = ?", RelabellingRows::going, id).stream()
        .findFirst();
  }

  /** Those of a fact and type, or away from one value, newest first. */
  List<Relabelling> latest(String fact, @Nullable String type, @Nullable String from, int most) {
    List<Object> parameters = new ArrayList<>(List.of(fact));
    StringBuilder sql = new StringBuilder("select * from relabelling where fact = ?");
    if (type != null) {
      sql.append(" and type = ?");
      parameters.add(type);
    }
    if (from != null) {
      sql.append(" and old_value = ?");
      parameters.add(from);
    }
    sql.append(" order by asked_at desc, id limit ").append(most);
    return jdbc.query(
        sql.toString(), (row, n) -> going(row, n).relabelling(), parameters.toArray());
  }

  /** The next issues, by number, that have the old value still. */
  List<String> issues(Going going, int most) {
    Relabelling one = going.relabelling();
    List<Object> parameters = new ArrayList<>(List.of(one.from(), going.reached(), one.id()));
    StringBuilder sql =
        new StringBuilder("select i.number from issue i where i." + column(one.fact()) + " = ?")
            .append(" and i.number > ? and not exists (select 1 from relabelling_kept k")
            .append(" where k.relabelling = ? and k.issue = i.number)");
    narrow(sql, parameters, one.type(), one.openOnly());
    sql.append(" order by i.number limit ").append(most);
    return jdbc.queryForList(sql.toString(), String.class, parameters.toArray());
  }

  long count(String fact, @Nullable String type, String value, boolean openOnly) {
    List<Object> parameters = new ArrayList<>(List.of(value));
    StringBuilder sql =
        new StringBuilder("select count(*) from issue i where i." + column(fact) + " = ?");
    narrow(sql, parameters, type, openOnly);
    return Objects.requireNonNull(
        jdbc.queryForObject(sql.toString(), Long.class, parameters.toArray()));
  }

  /** One of two names, never what somebody sent. */
  private static String column(String fact) {
    return fact.equals(Relabelling.CAMPAIGN) ? "campaign" : "category";
  }

  private static void narrow(
      StringBuilder sql, List<Object> parameters, @Nullable String type, boolean openOnly) {
    if (type != null) {
      sql.append(" and i.type = ?");
      parameters.add(type);
    }
    if (openOnly) {
      sql.append(" and i.status <> 'closed'");
    }
  }

  void changed(String id) {
    jdbc.update("update relabelling set changed = changed + 1 where id = ?", id);
  }

  void failed(String id) {
    jdbc.update("update relabelling set failed = failed + 1 where id = ?", id);
  }

  void reached(String id, String number) {
    jdbc.update(
        "update relabelling set reached = ? where id = ? and reached < ?", number, id, number);
  }

  /** Goes through all once more later: for those that failed, and what was just being opened. */
  void again(String id, Instant at) {
    jdbc.update(
        "update relabelling set reached = '', failed = 0, passes = passes + 1, not_before = ?"
            + " where id = ?",
        Timestamp.from(at),
        id);
  }

  void finish(String id, Instant at) {
    jdbc.update(
        "update relabelling set finished_at = ? where id = ? and finished_at is null",
        Timestamp.from(at),
        id);
  }

  private static Going going(ResultSet row, int number) throws SQLException {
    Timestamp finished = row.getTimestamp("finished_at");
    return new Going(
        new Relabelling(
            row.getString("id"),
            row.getString("fact"),
            row.getString("type"),
            row.getString("old_value"),
            row.getString("new_value"),
            row.getBoolean("open_only"),
            row.getString("reason"),
            row.getTimestamp("asked_at").toInstant(),
            row.getString("asked_by"),
            row.getString("unit"),
            row.getInt("changed"),
            row.getInt("failed"),
            finished == null ? null : finished.toInstant()),
        row.getString("reached"),
        row.getInt("passes"));
  }
}
