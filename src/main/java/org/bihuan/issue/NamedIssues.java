package org.bihuan.issue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.TrailEntry;

/**
 * Handles trail entries that name another issue. A reader who may not see that issue gets the
 * entry's hash but not the number. Since there are few enough numbers to try them all against the
 * hash, 128 random bits are stored beside the number and withheld together with it. Older entries
 * have no such bits.
 */
public final class NamedIssues {

  private static final String SALT = "salt";
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private NamedIssues() {}

  /** The number that an entry names. */
  public static Optional<String> number(TrailEntry entry) {
    return number(TrailEvent.of(entry));
  }

  private static Optional<String> number(TrailEvent event) {
    return event.data().hasNonNull(event.naming())
        ? Optional.of(event.data().path(event.naming()).asText())
        : Optional.empty();
  }

  /** Adds random bits beside the number, where there is one. */
  static void salt(TrailEvent event, ObjectNode data) {
    if (number(event).isPresent()) {
      byte[] bytes = new byte[BYTES];
      RANDOM.nextBytes(bytes);
      data.put(SALT, HexFormat.of().formatHex(bytes));
    }
  }

  /** The entry without the number it names. */
  static TrailEntry withheld(TrailEntry entry) {
    ObjectNode told = entry.data().deepCopy();
    List<String> left =
        Stream.of(TrailEvent.of(entry).naming(), SALT)
            .filter(member -> told.remove(member) != null)
            .toList();
    return entry.without(told, left);
  }
}
