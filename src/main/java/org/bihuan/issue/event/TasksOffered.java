package org.bihuan.issue.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

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

  /** What is noted with the last entry of an act, whatever it is about. */
  static final List<String> NOTED = List.of(OFFERED, GIVEN);

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

  @Override
  public String code() {
    return CODE;
  }
}
