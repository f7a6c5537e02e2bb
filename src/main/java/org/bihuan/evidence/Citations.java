package org.bihuan.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.workflow.TaskCompleted;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which submissions relied on which evidence. */
@Component
class Citations {

  /** Far above what one submission cites; keeps a statement's parameters within bounds. */
  private static final int MOST_CITED = 1000;

  private final JdbcClient jdbc;

  Citations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Records what a completed step cites, in the step's own transaction.
   *
   * @throws Problem 422 naming the field {@code evidence} unless all of it belongs to the issue
   */
  @EventListener
  void record(TaskCompleted completed) {
    List<String> cited = completed.evidence();
    if (cited.isEmpty()) {
      return;
    }
    if (cited.size() > MOST_CITED
        || !cited.stream().allMatch(Evidences::isId)
        || insert(completed) != cited.size()) {
      throw Problem.invalidSubmission(
          List.of(new FieldError("evidence", "evidence.unknown", completed.issue())));
    }
  }

  /** One statement that checks and records: it inserts only what the issue has. */
  private int insert(TaskCompleted completed) {
    return jdbc.sql(
            """
            insert into evidence_citation (evidence, issue, task, step, round)
            select e.id, e.issue, cast(:task as varchar(64)), cast(:step as varchar(64)),
              cast(:round as integer)
            from evidence e where e.issue = :issue and e.id in (:cited)
            """)
        .param("task", completed.task())
        .param("step", completed.step())
        .param("round", completed.round())
        .param("issue", completed.issue())
        .param("cited", completed.evidence())
        .update();
  }

  /** By evidence id, first rounds first. */
  Map<String, List<Citation>> of(String issue) {
    return jdbc
        .sql(
            """
            select evidence, step, round, task from evidence_citation
            where issue = ? order by round, step, task
            """)
        .param(issue)
        .query(
            (row, n) ->
                Map.entry(
                    row.getString(1),
                    new Citation(row.getString(2), row.getInt(3), row.getString(4))))
        .list()
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }
}
