package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actor completed a task. */
public record Completed(@Nullable String step, @Nullable String outcome, JsonNode data)
    implements SubmissionEvent {

  public static final String CODE = "completed";

  private static final String DUTY = "duty";
  private static final String WAITED = "waited";
  private static final String WORKED = "worked";
  private static final String LATE = "late";

  /** Members that older entries lack. */
  private static final List<String> LATER = List.of(WAITED, WORKED, LATE, DUTY);

  /**
   * How long the step took.
   *
   * @param waited working days until it was claimed; null where unknown
   * @param worked working days from then on; null where unknown
   * @param late whether it was completed after its due date
   */
  public record Times(@Nullable Integer waited, @Nullable Integer worked, boolean late) {}

  /**
   * @param duty {@code UNIT/role} by which it was completed
   */
  public static Completed of(
      String step, String outcome, String task, Filled filled, @Nullable String duty, Times times) {
    Members members =
        filled
            .in(Members.none().with(Members.TASK, task))
            .with(DUTY, duty)
            .with(WAITED, times.waited())
            .with(WORKED, times.worked())
            .with(LATE, times.late());
    return new Completed(step, outcome, members.json());
  }

  @Override
  public String code() {
    return CODE;
  }

  /** Duty and times, by name, as far as the entry has them. */
  public Map<String, JsonNode> later() {
    Map<String, JsonNode> later = new LinkedHashMap<>();
    LATER.stream().filter(data::has).forEach(name -> later.put(name, data.path(name)));
    return later;
  }

  /** The ids of all cited files; older entries have only those cited outside the form's fields. */
  public List<String> cited() {
    List<String> ids = new ArrayList<>();
    if (data.has(CITED)) {
      data.path(CITED).fieldNames().forEachRemaining(ids::add);
    } else {
      evidence().forEach(id -> ids.add(id.asText()));
    }
    return ids;
  }

  /** The SHA-256 that a cited file had; null in older entries. */
  public @Nullable String sha256(String file) {
    return Members.textOrNull(data.path(CITED), file);
  }
}
