package org.bihuan.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bihuan.assessment.Assessment.FigureCases;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The table {@code assessment}. */
@Repository
class AssessmentRows {

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;

  AssessmentRows(JdbcTemplate jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Stores one; returns its id. */
  long add(Assessment it) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          var statement =
              connection.prepareStatement(
                  "insert into assessment (unit, type, starts_on, ends_on, cases, decision,"
                      + " decision_version, made_at, made_by) values (?,?,?,?,?,?,?,?,?)",
                  new String[] {"id"});
          int at = 1;
          statement.setString(at++, it.unit());
          statement.setString(at++, it.type());
          statement.setDate(at++, Date.valueOf(it.from()));
          statement.setDate(at++, Date.valueOf(it.to()));
          statement.setString(at++, text(it.cases()));
          statement.setString(at++, it.decision());
          statement.setInt(at++, it.decisionVersion());
          statement.setTimestamp(at++, Timestamp.from(it.madeAt()));
          statement.setString(at, it.madeBy());
          return statement;
        },
        key);
    return Objects.requireNonNull(key.getKey()).longValue();
  }

  Optional<Assessment> find(long id) {
    return jdbc
        .query("select * from assessment where id = ?", (row, n) -> assessment(row), id)
        .stream()
        .findFirst();
  }

  /** The newest ones about these units before one. */
  List<Assessment> list(Set<String> units, @Nullable Long before, int most) {
    if (units.isEmpty()) {
      return List.of();
    }
    List<Object> parameters = new ArrayList<>(units);
    parameters.add(before == null ? Long.MAX_VALUE : before);
    parameters.add(most);
    return jdbc.query(
        "select * from assessment where unit in (%s) and id < ? order by id desc fetch first ? rows only"
            .formatted("?,".repeat(units.size() - 1) + "?"),
        (row, n) -> assessment(row),
        parameters.toArray());
  }

  private Assessment assessment(ResultSet row) throws SQLException {
    return new Assessment(
        row.getLong("id"),
        row.getString("unit"),
        row.getString("type"),
        row.getDate("starts_on").toLocalDate(),
        row.getDate("ends_on").toLocalDate(),
        read(row.getString("cases")),
        row.getString("decision"),
        row.getInt("decision_version"),
        row.getTimestamp("made_at").toInstant(),
        row.getString("made_by"));
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<FigureCases> read(String text) {
    try {
      return json.readValue(text, new TypeReference<List<FigureCases>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
