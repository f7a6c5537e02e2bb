package org.bihuan.workflow.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.process.language.Evaluator;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.transaction.Phase;
import org.bihuan.transaction.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps what issues were opened with, by which others may count them. */
@Component
public class OpenedValues {

  private static final Set<String> TYPES = Set.of("entry", "unit", "person", "issue", "date");

  private final JdbcTemplate jdbc;
  private final UnitOfWork unitOfWork;

  OpenedValues(JdbcTemplate jdbc, UnitOfWork unitOfWork) {
    this.jdbc = jdbc;
    this.unitOfWork = unitOfWork;
  }

  /**
   * Keeps the values of a new issue; no statement where its form has no such fields.
   *
   * @param fields as they were checked
   */
  public void keep(String issue, String type, List<Field> form, Map<String, Object> fields) {
    List<Object[]> rows = rows(issue, type, form, fields);
    if (!rows.isEmpty()) {
      unitOfWork.beforeCommit(
          Phase.WRITE_REFERRING,
          () ->
              jdbc.batchUpdate(
                  "insert into opened_value (issue, field, code, type) values (?, ?, ?, ?)", rows));
    }
  }

  /** What is kept: issue, field, code and type. */
  static List<Object[]> rows(String issue, String type, List<Field> form, Map<String, ?> fields) {
    List<Object[]> rows = new ArrayList<>();
    for (Field field : form) {
      if (TYPES.contains(field.type()) && !field.isRestricted()) {
        Evaluator.list(fields.get(field.id())).stream()
            .map(value -> String.valueOf(Evaluator.code(value)))
            .distinct()
            .forEach(value -> rows.add(new Object[] {issue, field.id(), value, type}));
      }
    }
    return rows;
  }
}
