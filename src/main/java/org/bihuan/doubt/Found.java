package org.bihuan.doubt;

import java.util.Map;

/**
 * A doubt that was found.
 *
 * @param issue the number of the issue it is about
 * @param about the text, file or task in question; see {@link Place}
 * @param author who handed it in, or reviewed
 * @param otherIssue the number of the issue of the other place; empty: there is none
 * @param other the text or file there
 * @param facts numbers and texts by name
 * @param otherFacts those about the other place
 */
public record Found(
    String issue,
    Rule rule,
    int round,
    String about,
    String author,
    String otherIssue,
    String other,
    Map<String, ?> facts,
    Map<String, ?> otherFacts) {

  /** One without another place. */
  public static Found alone(
      String issue, Rule rule, int round, String about, String author, Map<String, ?> facts) {
    return new Found(issue, rule, round, about, author, "", "", facts, Map.of());
  }
}
