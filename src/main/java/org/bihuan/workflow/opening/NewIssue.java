package org.bihuan.workflow.opening;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.facts.Severity;
import org.bihuan.issue.facts.Source;
import org.jspecify.annotations.Nullable;

/**
 * The data for opening an issue, not checked yet; null means the default.
 *
 * @param type default {@code rectification}
 * @param facts as given, by the names of {@link IssueFacts}; the severity may be an unknown code.
 *     The supervisor is the opener's unit where none is given; the remark is set by imports, not by
 *     people
 * @param dueOn default: set by the process
 * @param fields the values of the type's own form
 */
public record NewIssue(
    @Nullable String type,
    Map<String, @Nullable String> facts,
    @Nullable LocalDate dueOn,
    @Nullable Map<String, Object> fields) {

  /** The default source, from which most issues come. */
  public static final Source USUAL_SOURCE = Source.INSPECTION;

  public NewIssue {
    if (!IssueFacts.NAMES.containsAll(facts.keySet())) {
      throw new IllegalArgumentException("not all are facts: " + facts.keySet());
    }
  }

  public @Nullable String title() {
    return facts.get("title");
  }

  public @Nullable String description() {
    return facts.get("description");
  }

  public @Nullable String category() {
    return facts.get("category");
  }

  public @Nullable String severity() {
    return facts.get("severity");
  }

  public @Nullable String source() {
    return facts.get("source");
  }

  public @Nullable String unit() {
    return facts.get("unit");
  }

  public @Nullable String supervisor() {
    return facts.get("supervisor");
  }

  public @Nullable String parent() {
    return facts.get("parent");
  }

  /** Whether the severity is missing or a known one. */
  boolean isSeverityKnown() {
    String severity = severity();
    return severity == null || Severity.find(severity).isPresent();
  }

  /**
   * The facts of the issue to be opened; the severity must not be unknown.
   *
   * @param supervisor the supervising unit of the issue
   */
  IssueFacts facts(String supervisor) {
    String title = title();
    Map<String, @Nullable String> texts = new HashMap<>(facts);
    texts.put("title", title == null ? "" : title.strip());
    texts.putIfAbsent("severity", Severity.MINOR.code());
    texts.putIfAbsent("source", USUAL_SOURCE.code());
    texts.put("supervisor", supervisor);
    return IssueFacts.of(texts);
  }
}
