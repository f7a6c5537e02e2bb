package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody filled in a form. */
public sealed interface SubmissionEvent extends TrailEvent permits Completed, ActionTaken {

  String FIELDS = "fields";
  String COMMENT = "comment";
  String EVIDENCE = "evidence";
  String CITED = "cited";

  /**
   * The values of the form.
   *
   * @param evidence ids of the files cited outside the form's fields
   * @param cited all cited files, SHA-256 by id
   */
  record Filled(
      Map<String, Object> fields,
      @Nullable String comment,
      List<String> evidence,
      Map<String, String> cited) {

    Members in(Members members) {
      return members
          .with(FIELDS, fields)
          .given(COMMENT, comment)
          .given(EVIDENCE, evidence.isEmpty() ? null : evidence)
          .given(CITED, cited.isEmpty() ? null : cited);
    }
  }

  /** Whether the entry has the form's fields: they are left out of long entries on a page. */
  default boolean tellsFields() {
    return data().has(FIELDS);
  }

  default JsonNode fields() {
    return data().path(FIELDS);
  }

  default @Nullable JsonNode comment() {
    return data().hasNonNull(COMMENT) ? data().path(COMMENT) : null;
  }

  /** The ids of the files cited outside the form's fields. */
  default JsonNode evidence() {
    return data().has(EVIDENCE) ? data().path(EVIDENCE) : JsonNodeFactory.instance.arrayNode();
  }
}
