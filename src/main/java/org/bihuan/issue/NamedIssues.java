package org.bihuan.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.issue.trail.TrailEntry;

/**
 * Entries that name another issue. Who may not see that issue is not told its number, but the hash
 * of the entry, and numbers are few enough to try them all: so each lies beside 128 random bits,
 * which are withheld together with it. Entries made before have none.
 */
public final class NamedIssues {

  /** The acts whose data name another issue, and the member that does. */
  private static final Map<String, String> NAMING =
      Map.of("opened", "parent", "issueOpened", "number", "reopened", "by");

  private static final String SALT = "salt";
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private NamedIssues() {}

  /** The number that an entry names. */
  public static Optional<String> number(String act, JsonNode data) {
    String member = NAMING.get(act);
    return member != null && data.hasNonNull(member)
        ? Optional.of(data.path(member).asText())
        : Optional.empty();
  }

  /** The member of the data that names it; empty where the act names none. */
  public static String member(String act) {
    return NAMING.getOrDefault(act, "");
  }

  /** Lays random bits beside the number, where there is one. */
  static void salt(String act, ObjectNode data) {
    if (number(act, data).isPresent()) {
      byte[] bytes = new byte[BYTES];
      RANDOM.nextBytes(bytes);
      data.put(SALT, HexFormat.of().formatHex(bytes));
    }
  }

  /** The entry without the number it names. */
  static TrailEntry withheld(TrailEntry entry) {
    ObjectNode told = entry.data().deepCopy();
    List<String> left =
        Stream.of(member(entry.act()), SALT).filter(member -> told.remove(member) != null).toList();
    return entry.without(told, left);
  }
}
