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
   * What was filled in.
   *
   * @param evidence the files relied on beside those that fields name, by id
   * @param cited all files relied on, SHA-256 by id
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

  /** Whether the fields are told: a page leaves them out of what is long. */
  default boolean tellsFields() {
    return data().has(FIELDS);
  }

  default JsonNode fields() {
    return data().path(FIELDS);
  }

  default @Nullable JsonNode comment() {
    return data().hasNonNull(COMMENT) ? data().path(COMMENT) : null;
  }

  /** The files relied on beside those that fields name, by id. */
  default JsonNode evidence() {
    return data().has(EVIDENCE) ? data().path(EVIDENCE) : JsonNodeFactory.instance.arrayNode();
  }
}
