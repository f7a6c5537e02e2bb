package org.bihuan.issue.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an issue that are given when it is opened. Each fact has one name for the API, the
 * forms, the trail and the columns of the table {@code issue}; where all facts are treated alike
 * they are passed as texts by that name, so that a new one need not be added in many places.
 *
 * @param source the code of a {@link Source}, or one of another system
 * @param unit the responsible unit; null until an assigning step names it
 * @param supervisor the supervising unit, which opened it and signs it off
 */
public record IssueFacts(
    String title,
    @Nullable String description,
    @Nullable String category,
    Severity severity,
    String source,
    @Nullable String unit,
    String supervisor,
    @Nullable String location,
    @Nullable String basis,
    @Nullable String campaign,
    @Nullable String parent,
    @Nullable String remark) {

  /** The names of all facts, in order. */
  public static final List<String> NAMES =
      List.of(
          "title",
          "description",
          "category",
          "severity",
          "source",
          "unit",
          "supervisor",
          "location",
          "basis",
          "campaign",
          "parent",
          "remark");

  /**
   * @param texts by name; a fact that is not there is null
   * @throws UnknownStoredCode where the severity is unknown
   * @throws NullPointerException where a fact is missing that every issue has
   */
  public static IssueFacts of(Map<String, ? extends @Nullable String> texts) {
    return new IssueFacts(
        Objects.requireNonNull(texts.get("title"), "title"),
        texts.get("description"),
        texts.get("category"),
        Severity.stored(Objects.requireNonNull(texts.get("severity"), "severity")),
        Objects.requireNonNull(texts.get("source"), "source"),
        texts.get("unit"),
        Objects.requireNonNull(texts.get("supervisor"), "supervisor"),
        texts.get("location"),
        texts.get("basis"),
        texts.get("campaign"),
        texts.get("parent"),
        texts.get("remark"));
  }

  /** All facts by name, in the order of {@link #NAMES}; a new map. */
  public Map<String, @Nullable String> texts() {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    texts.put("title", title);
    texts.put("description", description);
    texts.put("category", category);
    texts.put("severity", severity.code());
    texts.put("source", source);
    texts.put("unit", unit);
    texts.put("supervisor", supervisor);
    texts.put("location", location);
    texts.put("basis", basis);
    texts.put("campaign", campaign);
    texts.put("parent", parent);
    texts.put("remark", remark);
    return texts;
  }

  /** The same facts with other units. */
  public IssueFacts movedTo(@Nullable String newUnit, String newSupervisor) {
    return with("supervisor", newSupervisor).with("unit", newUnit);
  }

  /** The same facts without the parent. */
  public IssueFacts withoutParent() {
    return with("parent", null);
  }

  /** The same facts with others in place of those named. */
  public IssueFacts corrected(Map<String, String> facts) {
    Map<String, @Nullable String> texts = texts();
    texts.putAll(facts);
    return of(texts);
  }

  private IssueFacts with(String name, @Nullable String text) {
    Map<String, @Nullable String> texts = texts();
    texts.put(name, text);
    return of(texts);
  }
}
