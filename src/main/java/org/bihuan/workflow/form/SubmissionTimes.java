package org.bihuan.workflow.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.process.IssueType;
import org.bihuan.process.language.ProcessModel;

/**
 * When a form was last submitted and by whom, {@code fields.<step>.at} and {@code .by}. Kept in the
 * issue's state beside the form's own fields, under names that no field can have.
 */
public final class SubmissionTimes {

  private static final String AT = "$at";
  private static final String BY = "$by";

  private SubmissionTimes() {}

  /** Adds to the kept fields of a form what expressions ask for. */
  static void keep(ObjectNode kept, IssueType type, String form, Instant at, String username) {
    ObjectNode both = kept.objectNode();
    add(both, at, username);
    if (isAsked(type, form, ProcessModel.AT)) {
      kept.set(AT, both.get(AT));
    }
    if (isAsked(type, form, ProcessModel.BY)) {
      kept.set(BY, both.get(BY));
    }
  }

  /** Adds both to the fields of a form, for comparison with what was kept. */
  public static void add(ObjectNode fields, Instant at, String username) {
    fields.put(AT, at.truncatedTo(ChronoUnit.MILLIS).toString());
    fields.put(BY, username);
  }

  /** Whether an expression asks for it, and the form has no such field of its own. */
  private static boolean isAsked(IssueType type, String form, String name) {
    return type.referenced().contains(form + "." + name)
        && type.model().form(form).stream().noneMatch(field -> field.id().equals(name));
  }

  /**
   * The fields of all forms as expressions see them, of those that several filled in as a list; a
   * form's own field of that name stays.
   */
  static Map<String, Object> read(Map<String, Object> fields) {
    Map<String, Object> read = new HashMap<>(fields);
    read.replaceAll(
        (form, values) ->
            values instanceof List<?> rows
                ? rows.stream().map(SubmissionTimes::readOne).toList()
                : readOne(values));
    return read;
  }

  private static Object readOne(Object values) {
    return values instanceof Map<?, ?> map && (map.containsKey(AT) || map.containsKey(BY))
        ? named(map)
        : values;
  }

  private static Map<String, Object> named(Map<?, ?> kept) {
    Map<String, Object> named = new HashMap<>();
    kept.forEach(
        (name, value) -> {
          if (AT.equals(name)) {
            named.putIfAbsent(ProcessModel.AT, Instant.parse(String.valueOf(value)));
          } else if (BY.equals(name)) {
            named.putIfAbsent(ProcessModel.BY, value);
          } else {
            named.put(String.valueOf(name), value);
          }
        });
    return named;
  }
}
