package org.bihuan.spreadsheet;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the cost of a sheet's formulas for the workbook reader, which writes out each use of a
 * shared formula, and checks every cell against the range of each array formula.
 */
final class Formulas {

  /** Excel's own limit, in characters. */
  private static final int LONGEST = 8_192;

  private static final int ARRAYS = 20_000;
  private static final long WORK = 20_000_000_000L;

  private final Map<String, Long> lengths = new HashMap<>();
  private @Nullable String index;
  private boolean shared;
  private boolean defined;
  private int arrays;
  private long work;

  void begin(XMLStreamReader xml) {
    String type = xml.getAttributeValue(null, "t");
    index = xml.getAttributeValue(null, "si");
    defined = xml.getAttributeValue(null, "ref") != null;
    shared = "shared".equals(type);
    arrays += "array".equals(type) && defined ? 1 : 0;
    check(arrays <= ARRAYS);
  }

  void end(int length) {
    if (!shared) {
      return;
    }
    if (defined) {
      // The longest one of that index, so that a second formula with the same index cannot hide it.
      lengths.merge(key(), (long) length, Math::max);
    } else {
      long base = lengths.getOrDefault(key(), 0L);
      work += base * base;
      check(work <= WORK);
    }
  }

  void checkLength(int length) {
    check(length <= LONGEST);
  }

  private String key() {
    try {
      return index == null ? "" : Integer.toString(Integer.parseInt(index));
    } catch (NumberFormatException e) {
      throw SpreadsheetFault.file("spreadsheet.broken");
    }
  }

  private static void check(boolean bearable) {
    if (!bearable) {
      throw SpreadsheetFault.file("spreadsheet.broken");
    }
  }
}
