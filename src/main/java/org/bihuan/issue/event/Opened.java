package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.trail.Canonical;
import org.jspecify.annotations.Nullable;

/** The issue was opened: the first entry of every trail. */
public record Opened(JsonNode data) implements TrailEvent, TrailEvent.NamesFile {

  public static final String CODE = "opened";

  /**
   * The member with the ledger row from which the issue was imported, by the ledger module's names.
   */
  private static final String LEDGER_ROW = "ledgerRow";

  private static final String VERSION = "version";
  private static final String DUE_AT = "dueAt";
  private static final String FIELDS = "fields";
  private static final String TIME = "time";
  private static final String PARENT = "parent";

  /**
   * Facts recorded since the first version, which are left out where they are empty. All later ones
   * are written also where they are empty, so that older entries, which lack them, can be
   * distinguished.
   */
  private static final Set<String> FROM_THE_BEGINNING =
      Set.of(
          "title",
          "description",
          "category",
          "severity",
          "source",
          "unit",
          "supervisor",
          PARENT,
          "remark");

  /**
   * @param fields of the form by which it was opened
   */
  public static Opened of(
      String type,
      int version,
      String sha256,
      IssueFacts facts,
      @Nullable String dueAt,
      Map<String, Object> fields) {
    Members members =
        Members.none().with(Members.TYPE, type).with(VERSION, version).with(SHA256, sha256);
    facts
        .texts()
        .forEach(
            (name, text) -> {
              if (FROM_THE_BEGINNING.contains(name)) {
                members.given(name, text);
              } else {
                members.with(name, text);
              }
            });
    members
        .with(LEDGER_ROW, null) // replaced where a ledger is imported
        .given(DUE_AT, dueAt)
        .given(FIELDS, fields.isEmpty() ? null : fields);
    return new Opened(members.json());
  }

  /** Adds the ledger row from which the issue was imported. */
  public static void note(ObjectNode data, Map<String, ? extends @Nullable Object> ledgerRow) {
    data.set(LEDGER_ROW, Canonical.of(ledgerRow));
  }

  /** Adds the time of a timetable at which the issue was opened. */
  public static void note(ObjectNode data, Instant time) {
    data.put(TIME, time.toString());
  }

  /** The time of a timetable, ISO 8601; null where somebody opened it. */
  public @Nullable String time() {
    return Members.textOrNull(data, TIME);
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public String naming() {
    return PARENT;
  }

  public String type() {
    return Members.text(data, Members.TYPE);
  }

  @Override
  public int fileVersion() {
    return data.path(VERSION).asInt();
  }

  @Override
  public @Nullable String sha256() {
    return Members.textOrNull(data, SHA256);
  }

  public @Nullable String dueAt() {
    return Members.textOrNull(data, DUE_AT);
  }

  public JsonNode fields() {
    return data.path(FIELDS);
  }

  /** The facts that should be in the issue's row, except those an older entry lacks. */
  public Map<String, @Nullable String> facts() {
    Map<String, @Nullable String> facts = new LinkedHashMap<>();
    IssueFacts.NAMES.stream()
        .filter(name -> FROM_THE_BEGINNING.contains(name) || data.has(name))
        .forEach(name -> facts.put(name, Members.textOrNull(data, name)));
    return facts;
  }

  /** Whether the entry records the ledger row of the issue, or that there was none. */
  public boolean tellsLedgerRow() {
    return data.has(LEDGER_ROW);
  }

  public JsonNode ledgerRow() {
    return data.path(LEDGER_ROW);
  }
}
