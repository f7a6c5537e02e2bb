package org.bihuan.workflow.form;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailHash;
import org.bihuan.process.deployment.Registers;
import org.bihuan.process.failure.ProcessStuck;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ModelReader;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.Rows;
import org.bihuan.process.language.ProcessModel.Step;
import org.bihuan.process.register.GivenColumns;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps, with each task, the rows that its step gives to be filled in. */
@Component
public class GivenRows {

  private static final int LARGEST = 1024 * 1024;
  private static final int SALT = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcTemplate jdbc;
  private final UnitOfWork unitOfWork;
  private final Registers registers;

  GivenRows(JdbcTemplate jdbc, UnitOfWork unitOfWork, Registers registers) {
    this.registers = registers;
    this.jdbc = jdbc;
    this.unitOfWork = unitOfWork;
  }

  /** The rows given to a task in one field. */
  public record Given(String task, Field field, GivenTable table) {}

  /**
   * Works out the rows when the step begins.
   *
   * @throws ProcessStuck where the expression gives no rows, or too many
   */
  public List<Given> workOut(
      ProcessModel model, Step step, String task, Expressions.Values values) {
    return given(step).stream()
        .map(field -> new Given(task, field, evaluated(model, field, values)))
        .toList();
  }

  /**
   * Keeps the rows of steps that have begun. The last trail entry of the transaction holds their
   * hash.
   */
  public void keep(LockedIssue issue, List<Given> all) {
    for (Given given : all) {
      String content = content(given.table());
      byte[] random = new byte[SALT];
      RANDOM.nextBytes(random);
      String salt = HexFormat.of().formatHex(random);
      String field = given.field().id();
      unitOfWork.beforeCommit(
          Phase.PREPARE, () -> issue.noteGiven(given.task() + " " + field, sha256(salt, content)));
      unitOfWork.beforeCommit(
          Phase.WRITE_REFERRING,
          () ->
              jdbc.update(
                  "insert into given_rows (task, field, issue, columns_given, content, salt)"
                      + " values (?, ?, ?, ?, ?, ?)",
                  given.task(),
                  field,
                  issue.number(),
                  String.join(",", given.table().columns()),
                  content,
                  salt));
    }
  }

  private static String content(GivenTable table) {
    return Canonical.text(Canonical.sorted(Canonical.of(table.rows())));
  }

  /**
   * Those of the tasks for which nothing is kept although their steps give rows: another version of
   * the process began them. No statement where no step gives any.
   */
  public Set<String> lacking(Map<String, Step> tasks) {
    Set<String> lacking = new LinkedHashSet<>();
    tasks.forEach(
        (task, step) -> {
          if (!given(step).isEmpty()) {
            lacking.add(task);
          }
        });
    if (!lacking.isEmpty()) {
      List<String> kept =
          jdbc.queryForList(
              "select distinct task from given_rows where task in ("
                  + "?, ".repeat(lacking.size() - 1)
                  + "?)",
              String.class,
              lacking.toArray());
      kept.forEach(lacking::remove);
    }
    return lacking;
  }

  /** The hash that the trail holds. */
  public static String sha256(String salt, String content) {
    return TrailHash.sha256(salt + "\n" + content);
  }

  private static List<Field> given(Step step) {
    return step.fields().stream()
        .filter(field -> field.rows() != null && field.rows().given() != null)
        .toList();
  }

  private GivenTable evaluated(ProcessModel model, Field field, Expressions.Values values) {
    Rows asked = Objects.requireNonNull(field.rows());
    List<Map<?, ?>> source = source(field, values);
    if (source.size() > asked.most(field.max())) {
      throw stuck(field, source.size() + " rows");
    }
    Set<String> columns = columns(model, asked, source);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map<?, ?> from : source) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (String column : columns) {
        Object value = from.get(column);
        if (value != null) {
          row.put(column, value);
        }
      }
      rows.add(row);
    }
    GivenTable table = new GivenTable(columns, rows);
    int length = content(table).length();
    if (length > LARGEST) {
      throw stuck(field, length + " characters");
    }
    return table;
  }

  private static List<Map<?, ?>> source(Field field, Expressions.Values values) {
    List<Map<?, ?>> rows = new ArrayList<>();
    Object value = value(field, values);
    if (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
      list.forEach(row -> rows.add((Map<?, ?>) row));
    } else if (value != null) {
      throw stuck(field, "no rows");
    }
    return rows;
  }

  private static @Nullable Object value(Field field, Expressions.Values values) {
    try {
      return Objects.requireNonNull(Objects.requireNonNull(field.rows()).given()).value(values);
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | ClassCastException e) {
      throw new ProcessStuck(field.id(), e);
    }
  }

  private static ProcessStuck stuck(Field field, String found) {
    return new ProcessStuck(field.id(), new IllegalArgumentException("bihuan:given: " + found));
  }

  /** The columns that are given: those of the table the rows come from. */
  private Set<String> columns(ProcessModel model, Rows asked, List<Map<?, ?>> source) {
    Set<String> known =
        Objects.requireNonNull(asked.given())
            .single()
            .flatMap(rows -> GivenColumns.of(model, rows, registers::find))
            .map(fields -> fields.stream().map(Field::id).collect(Collectors.toSet()))
            .orElseGet(
                () ->
                    source.stream()
                        .flatMap(row -> row.keySet().stream())
                        .map(String::valueOf)
                        .collect(Collectors.toSet()));
    return asked.columns().stream()
        .map(Field::id)
        .filter(known::contains)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The tables given to a task, by field; no statement where its step gives none, else one. */
  public Map<String, GivenTable> of(Step step, String task) {
    return of(Map.of(task, step)).getOrDefault(task, Map.of());
  }

  /** The same for several tasks, by task; one statement where a step gives some. */
  public Map<String, Map<String, GivenTable>> of(Map<String, Step> tasks) {
    Map<String, Map<String, GivenTable>> tables = new HashMap<>();
    tasks.forEach(
        (task, step) ->
            given(step)
                .forEach(
                    field ->
                        tables
                            .computeIfAbsent(task, any -> new HashMap<>())
                            .put(field.id(), new GivenTable(Set.of(), List.of()))));
    if (!tables.isEmpty()) {
      jdbc.query(
          "select task, field, columns_given, content from given_rows where task in ("
              + "?, ".repeat(tables.size() - 1)
              + "?)",
          row -> {
            Objects.requireNonNull(tables.get(row.getString("task")))
                .replace(row.getString("field"), table(row));
          },
          tables.keySet().toArray());
    }
    return tables;
  }

  private static GivenTable table(ResultSet row) throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    Canonical.read(row.getString("content")).forEach(one -> rows.add(Canonical.map(one)));
    return new GivenTable(Set.copyOf(ModelReader.list(row.getString("columns_given"))), rows);
  }
}
