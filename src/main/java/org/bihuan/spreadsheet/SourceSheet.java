package org.bihuan.spreadsheet;

import java.util.List;
import java.util.function.Supplier;

/**
 * One sheet of a file, whose lines are read when they are asked for.
 *
 * @param name empty in a text file
 * @param visible whether the spreadsheet shows it
 * @param source reads the lines that are not blank
 */
public record SourceSheet(String name, boolean visible, Supplier<List<SheetRow>> source) {

  /**
   * @throws org.bihuan.http.Problem 422 where it is broken, or larger than the limits
   */
  public List<SheetRow> lines() {
    return source.get();
  }
}
