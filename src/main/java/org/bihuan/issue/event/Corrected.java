package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.issue.facts.IssueFacts;
import org.jspecify.annotations.Nullable;

/** The facts of the issue were corrected, as by a ledger that was corrected since its import. */
public record Corrected(JsonNode data) implements TrailEvent {

  static final String CODE = "corrected";

  private static final String FACTS = "facts";
  private static final String BEFORE = "before";
  private static final String LEDGER_ROW = "ledgerRow";

  /**
   * @param before the facts concerned as they were
   * @param facts the same facts as they are now
   * @param ledgerRow the row by which they were corrected, by the ledger module's names
   */
  public static Corrected of(
      Map<String, ? extends @Nullable String> before,
      Map<String, String> facts,
      @Nullable Map<String, ? extends @Nullable Object> ledgerRow) {
    return new Corrected(
        Members.none().with(BEFORE, before).with(FACTS, facts).given(LEDGER_ROW, ledgerRow).json());
  }

  /**
   * The same for what was corrected with many other issues at once.
   *
   * @param reason the code of why: {@code merged} or {@code closed}
   */
  public static Corrected because(
      Map<String, ? extends @Nullable String> before, Map<String, String> facts, String reason) {
    return new Corrected(
        Members.none().with(BEFORE, before).with(FACTS, facts).with(Members.REASON, reason).json());
  }

  /** The code of why many issues were corrected at once; null where this one was alone. */
  public @Nullable String reason() {
    return Members.textOrNull(data, Members.REASON);
  }

  @Override
  public String code() {
    return CODE;
  }

  /** The facts that should be in the issue's row. */
  public Map<String, @Nullable String> facts() {
    return texts(FACTS);
  }

  /** The facts as they were. */
  public Map<String, @Nullable String> before() {
    return texts(BEFORE);
  }

  private Map<String, @Nullable String> texts(String member) {
    JsonNode facts = data.path(member);
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    for (String name : IssueFacts.NAMES) {
      if (facts.has(name)) {
        texts.put(name, Members.textOrNull(facts, name));
      }
    }
    return texts;
  }

  public JsonNode ledgerRow() {
    return data.path(LEDGER_ROW);
  }
}
