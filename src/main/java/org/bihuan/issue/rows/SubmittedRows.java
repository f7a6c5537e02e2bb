package org.bihuan.issue.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailHash;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the tables in what is submitted, and reads them. */
@Component
public class SubmittedRows {

  private final JdbcTemplate jdbc;
  private final UnitOfWork unitOfWork;

  SubmittedRows(JdbcTemplate jdbc, UnitOfWork unitOfWork) {
    this.jdbc = jdbc;
    this.unitOfWork = unitOfWork;
  }

  /**
   * Keeps the tables among the fields with the trail entry that is recorded next.
   *
   * @param fields as they were checked: a table is a list of maps
   * @return the fields to be recorded, with a reference for each table
   */
  public Map<String, Object> keep(LockedIssue issue, Map<String, Object> fields) {
    if (fields.values().stream().noneMatch(SubmittedRows::isTable)) {
      return fields;
    }
    Map<String, Object> told = new LinkedHashMap<>(fields);
    told.replaceAll((field, value) -> isTable(value) ? kept(issue, field, value) : value);
    return told;
  }

  private static boolean isTable(Object value) {
    return value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map;
  }

  private Map<String, Object> kept(LockedIssue issue, String field, Object table) {
    JsonNode rows = Canonical.sorted(Canonical.of(table));
    String content = Canonical.text(rows);
    RowsReference reference = new RowsReference(rows.size(), TrailHash.sha256(content));
    Work work = work();
    work.added.add(
        new Object[] {issue.number(), issue.nextSeq(), field, reference.sha256(), content});
    work.known.put(key(issue.number(), reference), content);
    return reference.told();
  }

  /** The tables of one transaction: those to be written, and all that it has seen. */
  private static final class Work {
    private final List<Object[]> added = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();
  }

  private Work work() {
    return unitOfWork.get(
        Work.class,
        () -> {
          Work begun = new Work();
          unitOfWork.beforeCommit(Phase.WRITE_REFERRING, () -> write(begun.added));
          return begun;
        });
  }

  private static String key(String issue, RowsReference reference) {
    return key(issue, reference.sha256());
  }

  private static String key(String issue, String sha256) {
    return issue + " " + sha256;
  }

  private void write(List<Object[]> added) {
    for (Object[] one : added) {
      jdbc.update(
          "insert into submitted_rows (issue, seq, field, sha256, content) values (?, ?, ?, ?, ?)",
          one);
    }
    added.clear();
  }

  /**
   * The fields of an issue's state, with the tables for their references: each is read, with one
   * statement, when an expression asks for it.
   */
  public Map<String, Object> resolved(String issue, Map<String, Object> fields) {
    return new FieldsWithRows(fields, references -> rows(issue, references));
  }

  /** Several expressions of one act, such as the conditions of a gateway, read a table once. */
  private Map<RowsReference, List<Map<String, Object>>> rows(
      String issue, List<RowsReference> references) {
    Map<String, String> known = unitOfWork.isBegun() ? work().known : new HashMap<>();
    List<String> unknown =
        references.stream()
            .filter(reference -> !known.containsKey(key(issue, reference)))
            .map(RowsReference::sha256)
            .distinct()
            .toList();
    if (!unknown.isEmpty()) {
      read(issue, unknown, known);
    }
    Map<RowsReference, List<Map<String, Object>>> rows = new HashMap<>();
    references.forEach(
        reference -> rows.put(reference, list(known.getOrDefault(key(issue, reference), "[]"))));
    return rows;
  }

  private void read(String issue, List<String> sha256, Map<String, String> known) {
    List<String> parameters = new ArrayList<>(List.of(issue));
    parameters.addAll(sha256);
    jdbc.query(
        "select sha256, content from submitted_rows where issue = ? and sha256 in ("
            + "?, ".repeat(sha256.size() - 1)
            + "?)",
        row -> {
          known.put(key(issue, row.getString(1)), row.getString(2));
        },
        parameters.toArray());
  }

  List<Map<String, Object>> list(String content) {
    List<Map<String, Object>> rows = new ArrayList<>();
    json(content).forEach(row -> rows.add(Canonical.map(row)));
    return rows;
  }

  Optional<String> find(String issue, String sha256) {
    return jdbc
        .queryForList(
            "select content from submitted_rows where issue = ? and sha256 = ?"
                + " order by seq, field limit 1",
            String.class,
            issue,
            sha256)
        .stream()
        .findFirst();
  }

  /**
   * The contents of several tables of an issue by their hash, with one statement; none where none
   * is asked for. Where they are long together, only the newest are read, and at least one; the
   * database knows how long they are without reading them.
   *
   * @param bytes how many are read at most, besides the newest table
   */
  public Map<String, JsonNode> contents(String issue, Collection<String> sha256, int bytes) {
    Map<String, JsonNode> contents = new HashMap<>();
    if (!sha256.isEmpty()) {
      List<Object> parameters = new ArrayList<>(List.of(issue));
      parameters.addAll(sha256);
      parameters.add(bytes);
      jdbc.query(
          "select sha256, content from (select sha256, content,"
              + " row_number() over (order by seq desc, field) as place,"
              + " sum(octet_length(content)) over (order by seq desc, field) as bytes_to_here"
              + " from submitted_rows where issue = ? and sha256 in ("
              + "?, ".repeat(sha256.size() - 1)
              + "?)) measured where place = 1 or bytes_to_here <= ?",
          row -> {
            contents.put(row.getString(1), json(row.getString(2)));
          },
          parameters.toArray());
    }
    return contents;
  }

  /** Content that was changed in the database may be no array; nothing is shown of it then. */
  static JsonNode json(String content) {
    try {
      JsonNode read = Canonical.read(content);
      return read.isArray() ? read : JsonNodeFactory.instance.arrayNode();
    } catch (IllegalArgumentException tampered) {
      return JsonNodeFactory.instance.arrayNode();
    }
  }
}
