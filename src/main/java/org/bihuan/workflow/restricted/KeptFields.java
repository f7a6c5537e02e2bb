package org.bihuan.workflow.restricted;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.restricted.RestrictedValues;
import org.bihuan.issue.rows.SubmittedRows;
import org.bihuan.process.language.ProcessModel.Field;
import org.springframework.stereotype.Component;

/** Keeps what was filled in and has its own place: tables, and what not everybody sees. */
@Component
public class KeptFields {

  private final SubmittedRows rows;
  private final RestrictedValues restricted;

  KeptFields(SubmittedRows rows, RestrictedValues restricted) {
    this.rows = rows;
    this.restricted = restricted;
  }

  /**
   * Keeps them with the trail entry that is recorded next.
   *
   * @param filled as it was checked
   * @param actor who filled it in
   * @return the fields to be recorded
   */
  public Map<String, Object> keep(
      LockedIssue issue, List<Field> form, Map<String, Object> filled, String actor) {
    Map<String, Object> told = rows.keep(issue, filled);
    Map<String, String> visibleTo = new HashMap<>();
    for (Field field : form) {
      String groups = field.visibleTo();
      if (groups != null) {
        visibleTo.put(field.id(), groups);
      }
    }
    return visibleTo.isEmpty() ? told : restricted.keep(issue, visibleTo, told, actor);
  }
}
