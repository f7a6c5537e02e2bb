package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.issue.facts.Timing;

/**
 * Tasks were added, removed or changed. This is an entry of its own only where the transaction made
 * no other; else its member is added to the last entry, of whatever kind.
 */
public record TasksOffered(JsonNode data) implements TrailEvent {

  static final String CODE = "offered";

  /** A member of any entry. */
  static final String OFFERED = "offered";

  /** A member of any entry. */
  static final String GIVEN = "given";

  /** Members of what is noted of how the issue stands. */
  public static final String DUE_RUNS = "dueRuns";

  public static final String OTHERS_DUE_AT = "othersDueAt";
  public static final String HANDED_IN_AT = "handedInAt";
  public static final String FOUND_ON = "foundOn";
  public static final String STEPS = "steps";

  /** A member of any entry. */
  static final String FIGURES = "figures";

  /** What is noted with the last entry of an act, whatever it is about. */
  static final List<String> NOTED = List.of(OFFERED, GIVEN, FIGURES);

  /**
   * @param hash over all tasks of the issue
   */
  public static TasksOffered of(String hash) {
    return new TasksOffered(Members.none().with(OFFERED, hash).json());
  }

  /** Adds the hash to the data of another entry. */
  public static void note(ObjectNode data, String hash) {
    data.put(OFFERED, hash);
  }

  /**
   * Adds the hash of rows given to a task to the data of another entry.
   *
   * @param place the task and the field
   */
  public static void noteGiven(ObjectNode data, String place, String hash) {
    data.withObject("/" + GIVEN).put(place, hash);
  }

  /**
   * Adds to the data of another entry that the issue stands otherwise from then on, with what of
   * that no entry says.
   */
  public static void noteStanding(ObjectNode data, Timing timing, List<String> steps) {
    Instant othersDueAt = timing.othersDueAt();
    Instant handedInAt = timing.handedInAt();
    LocalDate foundOn = timing.foundOn();
    ObjectNode noted = data.putObject(FIGURES);
    noted.put(DUE_RUNS, timing.dueRuns());
    noted.put(OTHERS_DUE_AT, othersDueAt == null ? null : othersDueAt.toString());
    noted.put(HANDED_IN_AT, handedInAt == null ? null : handedInAt.toString());
    noted.put(FOUND_ON, foundOn == null ? null : foundOn.toString());
    noted.put(STEPS, String.join(",", steps));
  }

  @Override
  public String code() {
    return CODE;
  }
}
