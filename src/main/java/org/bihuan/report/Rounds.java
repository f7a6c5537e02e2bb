package org.bihuan.report;

import java.util.List;
import java.util.Map;

/**
 * How often issues went round.
 *
 * @param sentBack how many times issues were sent back; relapses are not among them
 * @param rounds one for each round that some issue came to, from 1
 */
public record Rounds(long sentBack, List<Reached> rounds) {

  /**
   * The issues that came to this round at least.
   *
   * @param links for a figure, the address that lists exactly its issues
   */
  public record Reached(
      int round, long total, long open, long signedOff, Map<String, String> links) {}
}
