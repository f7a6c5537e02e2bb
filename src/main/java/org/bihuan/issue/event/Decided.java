package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule of a decision table matched. */
public record Decided(JsonNode data) implements TrailEvent, TrailEvent.NamesFile {

  static final String CODE = "decided";

  private static final String DECISION = "decision";
  private static final String DECISION_VERSION = "decisionVersion";
  private static final String RULE = "rule";
  private static final String RESULT = "result";

  /**
   * @param rule its number in the table, from 1
   * @param result the outputs by name
   */
  public static Decided of(
      ProcessElement source,
      String decision,
      int version,
      String sha256,
      int rule,
      Map<String, Object> result) {
    return new Decided(
        Members.of(source)
            .with(DECISION, decision)
            .with(DECISION_VERSION, version)
            .with(SHA256, sha256)
            .with(RULE, rule)
            .with(RESULT, result)
            .json());
  }

  @Override
  public String code() {
    return CODE;
  }

  public String decision() {
    return Members.text(data, DECISION);
  }

  @Override
  public int fileVersion() {
    return data.path(DECISION_VERSION).asInt();
  }

  @Override
  public @Nullable String sha256() {
    return Members.textOrNull(data, SHA256);
  }

  public int rule() {
    return data.path(RULE).asInt();
  }

  public JsonNode result() {
    return data.path(RESULT);
  }

  public String element() {
    return Members.text(data, ProcessElement.ELEMENT);
  }

  /** The part that is also stored in the issue's state: the decision itself. */
  public ObjectNode kept() {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    data.properties().forEach(member -> kept.set(member.getKey(), member.getValue().deepCopy()));
    kept.remove(TasksOffered.NOTED);
    kept.remove(List.of(INSTANCE, INSTANCE_LABEL));
    return kept;
  }
}
