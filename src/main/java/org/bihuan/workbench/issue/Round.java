package org.bihuan.workbench.issue;

import java.time.Instant;
import java.util.List;
import org.bihuan.labels.Detail;
import org.jspecify.annotations.Nullable;

/**
 * One round of an issue's trail, for reading.
 *
 * @param number 1 for the first
 */
record Round(int number, List<Event> events) {

  /**
   * One entry of the trail, as people read it.
   *
   * @param bySystem whether no person did it
   * @param text what was done, e.g. "completed Rectify: submit"
   * @param details what was filled in or decided
   */
  record Event(
      int seq,
      Instant at,
      String actor,
      boolean bySystem,
      @Nullable String unit,
      String act,
      String text,
      List<Detail> details) {}

  /**
   * What was submitted at one step in several rounds, for comparison.
   *
   * @param rounds the rounds in which it was completed
   */
  record Comparison(String step, List<Integer> rounds, List<Line> lines) {}

  /**
   * One field through the rounds.
   *
   * @param values one for each round, empty where nothing was filled in
   * @param changed for each round, whether it differs from the one before
   */
  record Line(String name, List<String> values, List<Boolean> changed) {}
}
