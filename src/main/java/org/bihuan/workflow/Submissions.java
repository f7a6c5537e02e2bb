package org.bihuan.workflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What was submitted, one row a completed task, as it was made. */
@Component
class Submissions {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcTemplate jdbc;

  Submissions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void store(
      Task task,
      String outcome,
      Map<String, Object> fields,
      @Nullable String comment,
      List<String> evidence,
      String actor,
      Instant at) {
    jdbc.update(
        "insert into submission (task, issue, step, round, outcome, fields, remark, evidence, actor, at)"
            + " values (?,?,?,?,?,?,?,?,?,?)",
        task.id(),
        task.issue(),
        task.step(),
        task.round(),
        outcome,
        JSON.valueToTree(fields).toString(),
        comment,
        JSON.valueToTree(evidence).toString(),
        actor,
        Timestamp.from(at));
  }

  /** The issue of a task that was completed. */
  Optional<String> issueOf(String task) {
    return jdbc
        .queryForList("select issue from submission where task = ?", String.class, task)
        .stream()
        .findFirst();
  }

  /** Whether somebody completed a step of this issue. */
  boolean completedBy(String issue, String username) {
    return !jdbc.queryForList(
            "select 1 from submission where issue = ? and actor = ? limit 1",
            Integer.class,
            issue,
            username)
        .isEmpty();
  }
}
