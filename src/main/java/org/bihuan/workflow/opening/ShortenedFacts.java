package org.bihuan.workflow.opening;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shortens what a process makes of other texts: a title grows with each escalation. */
final class ShortenedFacts {

  /** Those that are texts; others are keys, and are refused where they are too long. */
  private static final Set<String> READ =
      Set.of("title", "description", "location", "basis", "category", "campaign");

  private ShortenedFacts() {}

  static void shorten(Map<String, @Nullable String> facts) {
    READ.forEach(name -> facts.computeIfPresent(name, ShortenedFacts::shortened));
  }

  static String shortened(String fact, String text) {
    return shortened(text, Objects.requireNonNull(NewIssueCheck.LONGEST.get(fact)));
  }

  /**
   * @param most how many characters it may have, at least one
   */
  static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean halved = most > 1 && Character.isHighSurrogate(text.charAt(most - 2));
    int end = halved ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
