package org.bihuan.workflow.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.issue.Issues;
import org.bihuan.organization.Caller;
import org.bihuan.process.language.Evaluator;
import org.bihuan.process.language.ProcessModel.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues that a submitted form links: only those that whoever submits it may see. */
@Component
public class LinkedIssues {

  /** The same is said of an issue that is not there, and of one that may not be seen. */
  static final String UNKNOWN = "form.unknownIssue";

  private final Issues issues;

  LinkedIssues(Issues issues) {
    this.issues = issues;
  }

  /**
   * Checks the links of a form with one statement; none where there are no links.
   *
   * @param fields as {@link Forms} returned them
   * @throws Problem 422 naming every field with an issue that the caller may not see
   */
  public void check(Caller caller, List<Field> form, Map<String, Object> fields) {
    Map<String, String> linked = new LinkedHashMap<>();
    for (Field field : form) {
      Object value = fields.get(field.id());
      String name = "fields." + field.id();
      if (field.rows() == null) {
        add(field, value, name, linked);
      } else {
        List<?> rows = Evaluator.list(value);
        for (int i = 0; i < rows.size(); i++) {
          for (Field column : field.rows().columns()) {
            Object cell = ((Map<?, ?>) rows.get(i)).get(column.id());
            add(column, cell, name + "[" + i + "]." + column.id(), linked);
          }
        }
      }
    }
    Set<String> seen = issues.readable(caller, linked.keySet());
    List<FieldError> errors = new ArrayList<>();
    linked.forEach(
        (number, name) -> {
          if (!seen.contains(number)) {
            errors.add(new FieldError(name, UNKNOWN, number));
          }
        });
    if (!errors.isEmpty()) {
      throw Problem.invalidSubmission(errors);
    }
  }

  private static void add(
      Field field, @Nullable Object value, String name, Map<String, String> linked) {
    if (field.type().equals("issue") && !field.isComputed()) {
      Evaluator.list(value).forEach(one -> linked.putIfAbsent(String.valueOf(one), name));
    }
  }
}
