package org.bihuan.issue.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.issue.Issue;
import org.bihuan.issue.IssueItem;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailHash;
import org.bihuan.organization.Caller;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the tables in what is submitted, and reads them. */
@Component
public class SubmittedRows {

  private final JdbcTemplate jdbc;
  private final UnitOfWork unitOfWork;
  private final ColumnSight sight;

  SubmittedRows(JdbcTemplate jdbc, UnitOfWork unitOfWork, ColumnSight sight) {
    this.sight = sight;
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
        reference ->
            rows.put(reference, list(json(known.getOrDefault(key(issue, reference), "[]")))));
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

  List<Map<String, Object>> list(JsonNode content) {
    List<Map<String, Object>> rows = new ArrayList<>();
    content.forEach(row -> rows.add(Canonical.map(row)));
    return rows;
  }

  /** One table of an issue, without the columns that the caller does not see. */
  Optional<JsonNode> find(Caller caller, Issue issue, String sha256) {
    Reader reader = new Reader(caller, issue.type(), issue.typeVersion(), issue.isClosed());
    return Optional.ofNullable(
        contents(reader, issue.number(), List.of(sha256), Integer.MAX_VALUE).get(sha256));
  }

  /**
   * Who reads the tables of an issue.
   *
   * @param type of the issue, in its version
   * @param closed whether the issue is closed
   */
  public record Reader(Caller caller, String type, int version, boolean closed) {

    public static Reader of(Caller caller, IssueItem issue) {
      return new Reader(caller, issue.type(), issue.typeVersion(), issue.closure().isClosed());
    }
  }

  /**
   * The contents of several tables of an issue by their hash, with one statement; none where none
   * is asked for. Where they are long together, only the newest are read, and at least one; the
   * database knows how long they are without reading them.
   *
   * <p>Columns that a step hides are left out until the issue is closed, except for whoever entered
   * the table.
   *
   * @param bytes how many are read at most, besides the newest table
   */
  public Map<String, JsonNode> contents(
      Reader reader, String issue, Collection<String> sha256, int bytes) {
    Map<String, JsonNode> contents = new HashMap<>();
    if (sha256.isEmpty()) {
      return contents;
    }
    HiddenFrom hidden = new HiddenFrom(sight);
    Map<String, Set<String>> columns = new HashMap<>();
    Set<String> own = new HashSet<>();
    List<Object> parameters = new ArrayList<>();
    parameters.add(bytes);
    parameters.add(issue);
    parameters.addAll(sha256);
    jdbc.query(
        "select sha256, case when place = 1 or bytes_to_here <= ? then content end as content,"
            + " form, field, actor from (select r.sha256, r.content, r.field, e.actor,"
            + " coalesce(e.step, e.act) as form,"
            + " row_number() over (order by r.seq desc, r.field) as place,"
            + " sum(octet_length(r.content)) over (order by r.seq desc, r.field) as bytes_to_here"
            + " from submitted_rows r join trail_entry e on e.issue = r.issue and e.seq = r.seq"
            + " where r.issue = ? and r.sha256 in ("
            + "?, ".repeat(sha256.size() - 1)
            + "?)) measured",
        row -> {
          String table = row.getString("sha256");
          String content = row.getString("content");
          if (content != null) {
            contents.put(table, json(content));
          }
          if (row.getString("actor").equals(reader.caller().username())) {
            own.add(table);
          }
          // the same rows may have been entered twice
          columns
              .computeIfAbsent(table, any -> new HashSet<>())
              .addAll(hidden.columns(reader, row.getString("form"), row.getString("field")));
        },
        parameters.toArray());
    contents.replaceAll(
        (table, rows) ->
            own.contains(table)
                ? rows
                : HiddenFrom.without(rows, columns.getOrDefault(table, Set.of())));
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
