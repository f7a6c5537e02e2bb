package org.bihuan.campaign.lookback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bihuan.campaign.lookback.LookBack.Status;
import org.bihuan.campaign.lookback.Population.Group;
import org.bihuan.campaign.sampling.Draw;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The table {@code look_back}. */
@Repository
class LookBackRows {

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;

  LookBackRows(JdbcTemplate jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Stores a frozen one; its id is given here. */
  long add(LookBack it) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          var statement =
              connection.prepareStatement(
                  "insert into look_back (unit, type, campaign, selection, design, frame_size, sample_size,"
                      + " frame_hash, groups_, status, frozen_at, frozen_by)"
                      + " values (?,?,?,?,?,?,?,?,?,?,?,?)",
                  new String[] {"id"});
          int at = 1;
          statement.setString(at++, it.unit());
          statement.setString(at++, it.type());
          statement.setString(at++, it.selection().get("campaign"));
          statement.setString(at++, text(it.selection()));
          statement.setString(at++, text(it.design()));
          statement.setInt(at++, it.frameSize());
          statement.setInt(at++, it.sampleSize());
          statement.setString(at++, it.frameHash());
          statement.setString(at++, text(it.groups()));
          statement.setString(at++, it.status().code());
          statement.setTimestamp(at++, Timestamp.from(it.frozenAt()));
          statement.setString(at, it.frozenBy());
          return statement;
        },
        key);
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<LookBack> find(long id) {
    return jdbc
        .query("select * from look_back where id = ?", (row, n) -> lookBack(row), id)
        .stream()
        .findFirst();
  }

  /**
   * The newest ones of these units before one.
   *
   * @param campaign only those of this campaign; null: all
   */
  List<LookBack> list(
      Set<String> units, @Nullable String campaign, @Nullable Long before, int most) {
    if (units.isEmpty()) {
      return List.of();
    }
    List<Object> parameters = new ArrayList<>(units);
    if (campaign != null) {
      parameters.add(campaign);
    }
    parameters.add(before == null ? Long.MAX_VALUE : before);
    parameters.add(most);
    return jdbc.query(
        "select * from look_back where unit in (%s)%s and id < ? order by id desc fetch first ? rows only"
            .formatted(
                "?,".repeat(units.size() - 1) + "?", campaign == null ? "" : " and campaign = ?"),
        (row, n) -> lookBack(row),
        parameters.toArray());
  }

  /** Whether it was still frozen: of two who draw, one does. */
  boolean drawn(LookBack it, Draw draw, String word, double spread, String by, Instant at) {
    return jdbc.update(
            "update look_back set status = 'drawn', word = ?, seed = ?, spread = ?, decided_at = ?,"
                + " decided_by = ? where id = ? and status = 'frozen'",
            word,
            draw.seed(),
            spread,
            Timestamp.from(at),
            by,
            it.id())
        == 1;
  }

  /** Whether it was still frozen. */
  boolean abandoned(long id, String reason, String by, Instant at) {
    return jdbc.update(
            "update look_back set status = 'abandoned', reason = ?, decided_at = ?, decided_by = ?"
                + " where id = ? and status = 'frozen'",
            reason,
            Timestamp.from(at),
            by,
            id)
        == 1;
  }

  private LookBack lookBack(ResultSet row) throws SQLException {
    Timestamp decided = row.getTimestamp("decided_at");
    double spread = row.getDouble("spread");
    boolean hasSpread = !row.wasNull();
    return new LookBack(
        row.getLong("id"),
        row.getString("unit"),
        row.getString("type"),
        read(row.getString("selection"), new TypeReference<Map<String, String>>() {}),
        read(row.getString("design"), new TypeReference<Design>() {}),
        row.getInt("frame_size"),
        row.getInt("sample_size"),
        row.getString("frame_hash"),
        read(row.getString("groups_"), new TypeReference<List<Group>>() {}),
        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getTimestamp("frozen_at").toInstant(),
        row.getString("frozen_by"),
        row.getString("word"),
        row.getString("seed"),
        hasSpread ? spread : null,
        decided == null ? null : decided.toInstant(),
        row.getString("decided_by"),
        row.getString("reason"));
  }
}
