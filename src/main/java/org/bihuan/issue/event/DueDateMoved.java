package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The issue was given a due date, for the first time or another one. */
public record DueDateMoved(String code, JsonNode data) implements TrailEvent {

  static final String SET = "dueDateSet";
  static final String CHANGED = "dueDateChanged";

  private static final String REASON = "reason";
  private static final String SINCE = "since";

  /** Members that are not part of the change itself. */
  private static final List<String> BESIDE =
      List.of(ProcessElement.PROCESS, ProcessElement.VERSION);

  /**
   * Why the due date was moved without anybody asking for it.
   *
   * @param since the instant from which it is counted, ISO 8601
   */
  public record Why(String reason, String since) {}

  /**
   * @param from null where there was none
   */
  public static DueDateMoved of(
      ProcessElement source, @Nullable Instant from, Instant to, @Nullable Why why) {
    return new DueDateMoved(
        from == null ? SET : CHANGED,
        Members.of(source)
            .given(REASON, why == null ? null : why.reason())
            .given(SINCE, why == null ? null : why.since())
            .with(Members.TO, to.toString())
            .given(Members.FROM, from == null ? null : from.toString())
            .json());
  }

  /** The due date before, ISO 8601; empty where there was none. */
  public String from() {
    return Members.text(data, Members.FROM);
  }

  public @Nullable String to() {
    return Members.textOrNull(data, Members.TO);
  }

  /** The change itself, which is also stored in the issue's state. */
  public Optional<ObjectNode> change() {
    if (data.deepCopy() instanceof ObjectNode change) {
      change.remove(BESIDE);
      change.remove(TasksOffered.NOTED);
      if (!change.has(Members.FROM)) {
        change.putNull(Members.FROM);
      }
      return Optional.of(change);
    }
    return Optional.empty();
  }
}
