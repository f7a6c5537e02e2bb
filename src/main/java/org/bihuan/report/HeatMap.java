package org.bihuan.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many issues came about in each unit in each month.
 *
 * @param months {@code 2026-11}, in order; the last ones up to the moment asked for
 * @param units with most issues first
 */
public record HeatMap(List<String> months, List<Row> units) {

  /**
   * A unit, with the units below it.
   *
   * @param cells one for each month
   */
  public record Row(@Nullable String unit, String name, List<Cell> cells) {}

  /**
   * @param warmth from 0, no issue, to 4, most of all cells
   * @param link lists the issues; null where no filter describes them
   */
  public record Cell(long total, int warmth, @Nullable String link) {}
}
