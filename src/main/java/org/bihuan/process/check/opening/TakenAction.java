package org.bihuan.process.check.opening;

import java.util.List;
import java.util.Map;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Action;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;
import org.jspecify.annotations.Nullable;

/** What {@code takeAction} gives the action that it takes, compared with the action's form. */
public final class TakenAction {

  private static final String TAKE = "takeAction";
  private static final String FIELD = "fields.";

  private TakenAction() {}

  /**
   * Checks one service task.
   *
   * @param type the type whose action it takes; null where that is not known
   */
  public static void check(
      XmlElement task,
      Map<String, String> parameters,
      @Nullable ProcessModel type,
      Findings findings) {
    String key = parameters.getOrDefault("action", "");
    if (type == null || key.isBlank() || Template.isIn(key)) {
      return;
    }
    Action action = type.actions().get(key);
    if (action == null) {
      String there = String.join(", ", type.actions().keySet());
      findings.add(Rule.UNKNOWN_ACTION, task, key, type.id(), there.isEmpty() ? "–" : there);
      return;
    }
    List<String> known = action.fields().stream().map(Field::id).toList();
    action.fields().stream()
        .filter(field -> field.required() || field.when() != null)
        .map(field -> FIELD + field.id())
        .filter(name -> parameters.getOrDefault(name, "").isBlank())
        .forEach(name -> findings.add(Rule.MISSING_PARAMETER, task, TAKE, name));
    parameters.keySet().stream()
        .filter(name -> name.startsWith(FIELD) && !known.contains(name.substring(FIELD.length())))
        .forEach(name -> findings.add(Rule.UNKNOWN_PARAMETER, task, TAKE, name));
  }
}
