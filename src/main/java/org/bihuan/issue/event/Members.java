package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.issue.trail.Canonical;
import org.jspecify.annotations.Nullable;

/** Builds the members of an entry's data, and reads them. */
final class Members {

  /** Names of members used by more than one kind of entry. */
  static final String TASK = "task";

  static final String TYPE = "type";
  static final String FROM = "from";
  static final String TO = "to";
  static final String REASON = "reason";

  private final Map<String, @Nullable Object> all = new LinkedHashMap<>();

  /** Starts with the process element that caused the event, where a process did it by itself. */
  static Members of(@Nullable ProcessElement source) {
    Members members = new Members();
    if (source != null) {
      members
          .with(ProcessElement.PROCESS, source.process())
          .with(ProcessElement.VERSION, source.version())
          .with(ProcessElement.ELEMENT, source.element());
    }
    return members;
  }

  static Members none() {
    return of(null);
  }

  /** Adds a member, also without a value: then as null. */
  Members with(String name, @Nullable Object value) {
    all.put(name, value);
    return this;
  }

  /** Adds a member, unless it has no value. */
  Members given(String name, @Nullable Object value) {
    return value == null ? this : with(name, value);
  }

  Members all(Map<String, ? extends @Nullable Object> more) {
    all.putAll(more);
    return this;
  }

  JsonNode json() {
    return Canonical.of(all);
  }

  /** The text of a member; empty where there is none. */
  static String text(JsonNode data, String name) {
    return data.path(name).asText();
  }

  static @Nullable String textOrNull(JsonNode data, String name) {
    return data.hasNonNull(name) ? data.path(name).asText() : null;
  }
}
