package org.bihuan.report;

import java.util.List;
import java.util.Map;

/**
 * How many rounds issues needed.
 *
 * @param sentBack how many times issues were sent back; relapses are not among them
 * @param rounds one for each round that some issue reached, from 1
 */
public record Rounds(long sentBack, List<Reached> rounds) {

  /**
   * The issues that reached at least this round.
   *
   * @param links for a figure, the address that lists exactly its issues
   */
  public record Reached(
      int round, long total, long open, long signedOff, Map<String, String> links) {}
}
