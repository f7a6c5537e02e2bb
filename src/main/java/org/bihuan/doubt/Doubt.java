package org.bihuan.doubt;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A doubt as it is stored, and whether its reader may see the issue of the other place.
 *
 * @param about the text, file or task in question
 * @param author who handed it in, or reviewed
 * @param other the other place; null: there is none
 * @param dismissed null while nobody has looked at it
 */
record Doubt(
    String id,
    String issue,
    Rule rule,
    int round,
    String about,
    String author,
    @Nullable Other other,
    Map<String, Object> facts,
    Instant foundAt,
    boolean afterSignOff,
    @Nullable Dismissed dismissed) {

  /**
   * The other place.
   *
   * @param place the text or file there
   * @param seen whether the reader may see that issue
   */
  record Other(String issue, String place, Map<String, Object> facts, boolean seen) {}

  /** That somebody has looked at it and has no concern. */
  record Dismissed(Instant at, String by, String reason) {}
}
