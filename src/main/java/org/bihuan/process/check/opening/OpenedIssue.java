package org.bihuan.process.check.opening;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.issue.facts.Severity;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Act;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;
import org.jspecify.annotations.Nullable;

/** What {@code openIssue} gives the issue that it opens, compared with the form of its type. */
public final class OpenedIssue {

  private static final String OPEN = "openIssue";
  private static final String FIELD = "fields.";

  private OpenedIssue() {}

  /**
   * Checks one service task.
   *
   * @param type the type that it opens; null where that is not known
   */
  public static void check(
      XmlElement task,
      Map<String, String> parameters,
      @Nullable ProcessModel type,
      Findings findings) {
    values(task, parameters, findings);
    if (type != null) {
      missing(parameters, type)
          .forEach(field -> findings.add(Rule.MISSING_PARAMETER, task, OPEN, FIELD + field));
      unknown(parameters, type)
          .forEach(field -> findings.add(Rule.UNKNOWN_PARAMETER, task, OPEN, FIELD + field));
      hidden(parameters, type)
          .forEach(fact -> findings.add(Rule.UNKNOWN_PARAMETER, task, OPEN, fact));
    }
  }

  /** Checks whether a type that stays as it is can still open this one. */
  public static void checkOpeners(
      XmlElement process, ProcessModel type, List<ProcessModel> openers, Findings findings) {
    for (ProcessModel opener : openers) {
      for (Act act : opener.acts().values()) {
        Map<String, String> parameters = act.parameters();
        if (act.delegate().equals(OPEN) && type.id().equals(parameters.get("type"))) {
          String where = opener.id() + "." + act.id();
          missing(parameters, type)
              .forEach(field -> findings.add(Rule.OPENED_WITHOUT, process, where, field));
          unknown(parameters, type)
              .forEach(field -> findings.add(Rule.OPENED_WITH, process, where, field));
          hidden(parameters, type)
              .forEach(fact -> findings.add(Rule.OPENED_WITH, process, where, fact));
        }
      }
    }
  }

  private static List<String> missing(Map<String, String> parameters, ProcessModel type) {
    if (!parameters.getOrDefault("fields", "").isBlank()) {
      return List.of(); // what the whole form gets is known when it is opened
    }
    return type.startForm().stream()
        .filter(field -> field.required() || field.when() != null)
        .map(Field::id)
        .filter(field -> parameters.getOrDefault(FIELD + field, "").isBlank())
        .toList();
  }

  private static List<String> unknown(Map<String, String> parameters, ProcessModel type) {
    List<String> known = type.startForm().stream().map(Field::id).toList();
    return given(parameters).filter(field -> !known.contains(field)).toList();
  }

  /** Facts that issues of the type do without. */
  private static List<String> hidden(Map<String, String> parameters, ProcessModel type) {
    return parameters.keySet().stream().filter(type.hidden()::contains).sorted().toList();
  }

  private static Stream<String> given(Map<String, String> parameters) {
    return parameters.keySet().stream()
        .filter(name -> name.startsWith(FIELD))
        .map(name -> name.substring(FIELD.length()));
  }

  /** Fixed texts that could never be taken. */
  private static void values(XmlElement task, Map<String, String> parameters, Findings findings) {
    for (String name : List.of("severity", "dueOn")) {
      String value = parameters.getOrDefault(name, "").strip();
      boolean taken = name.equals("severity") ? Severity.find(value).isPresent() : isDay(value);
      if (!value.isEmpty() && !Template.isIn(value) && !taken) {
        findings.add(Rule.OPENED_VALUE, task, name, value);
      }
    }
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
