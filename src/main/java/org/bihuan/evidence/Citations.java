package org.bihuan.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.workflow.form.CitedEvidence;
import org.bihuan.workflow.form.Citing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Which submissions relied on which evidence. */
@Component
class Citations implements CitedEvidence {

  /** Far more than one submission cites; limits the number of a statement's parameters. */
  private static final int MOST_CITED = 1000;

  private final JdbcClient jdbc;

  Citations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, String> record(Citing step) {
    Set<String> ids = ids(step.cited());
    if (ids.isEmpty()) {
      return Map.of();
    }
    if (!possible(ids)) {
      throw unknown(step.issue(), step.cited());
    }
    Map<String, String> recorded = insert(step, ids);
    if (recorded.size() != ids.size()) {
      throw unknown(step.issue(), step.cited());
    }
    return recorded;
  }

  @Override
  public Map<String, String> check(String issue, Map<String, List<String>> cited) {
    Set<String> ids = ids(cited);
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<String, String> known = possible(ids) ? known(issue, ids) : Map.of();
    if (known.size() != ids.size()) {
      throw unknown(issue, cited);
    }
    return known;
  }

  private static Set<String> ids(Map<String, List<String>> cited) {
    Set<String> ids = new LinkedHashSet<>();
    cited.values().forEach(ids::addAll);
    return ids;
  }

  private static boolean possible(Set<String> ids) {
    return ids.size() <= MOST_CITED && ids.stream().allMatch(Evidences::isId);
  }

  /** A refusal naming every field that cites evidence the issue does not have. */
  private Problem unknown(String issue, Map<String, List<String>> cited) {
    Set<String> ids = ids(cited);
    ids.removeIf(id -> !Evidences.isId(id));
    Map<String, String> known =
        ids.isEmpty() || ids.size() > MOST_CITED ? Map.of() : known(issue, ids);
    return Problem.invalidSubmission(
        cited.entrySet().stream()
            .filter(field -> !known.keySet().containsAll(field.getValue()))
            .map(field -> new FieldError(field.getKey(), "evidence.unknown", issue))
            .toList());
  }

  private Map<String, String> known(String issue, Set<String> ids) {
    Map<String, String> known = new HashMap<>();
    jdbc.sql(
            "select id, sha256 from evidence"
                + " where issue = :issue and id in (:ids) and voided_at is null")
        .param("issue", issue)
        .param("ids", ids)
        .query(
            row -> {
              known.put(row.getString(1), row.getString(2));
            });
    return known;
  }

  /**
   * Checks and records in one statement: inserts only evidence the issue has, and returns what was
   * inserted.
   */
  private Map<String, String> insert(Citing step, Set<String> ids) {
    GeneratedKeyHolder inserted = new GeneratedKeyHolder();
    int unused =
        jdbc.sql(
                """
                insert into evidence_citation (evidence, issue, task, step, round, sha256)
                select e.id, e.issue, cast(:task as varchar(64)), cast(:step as varchar(64)),
                  cast(:round as integer), e.sha256
                from evidence e
                where e.issue = :issue and e.id in (:cited) and e.voided_at is null
                """)
            .param("task", step.task())
            .param("step", step.step())
            .param("round", step.round())
            .param("issue", step.issue())
            .param("cited", ids)
            .update(inserted, "evidence", "sha256");
    Map<String, String> recorded = new TreeMap<>();
    inserted
        .getKeyList()
        .forEach(row -> recorded.put((String) row.get("evidence"), (String) row.get("sha256")));
    return recorded;
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
