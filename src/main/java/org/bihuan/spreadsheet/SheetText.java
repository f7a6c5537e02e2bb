package org.bihuan.spreadsheet;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Set;

/** Texts of cells that are not what somebody wrote there. */
public final class SheetText {

  /** Stands for a picture in a cell. */
  public static final String PICTURE = "=DISPIMG()";

  /** Stands for a formula whose result is not stored. */
  static final String NO_RESULT = "=?";

  private static final Set<String> ERRORS =
      Set.of(
          "#N/A",
          "#DIV/0!",
          "#REF!",
          "#VALUE!",
          "#NAME?",
          "#NUM!",
          "#NULL!",
          "#SPILL!",
          "#CALC!",
          "#FIELD!",
          "#BLOCKED!",
          "#CONNECT!",
          "#BUSY!",
          "#UNKNOWN!",
          "#GETTING_DATA");

  /** A character that XML cannot have, as Excel writes it. */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private SheetText() {}

  /** Whether the cell shows an error of the spreadsheet instead of a value. */
  public static boolean isError(String text) {
    return ERRORS.contains(text.strip());
  }

  /** Whether the cell has a formula without a result. */
  public static boolean hasNoResult(String text) {
    return text.equals(NO_RESULT);
  }

  public static boolean isPicture(String text) {
    String plain = text.strip();
    return plain.startsWith("=DISPIMG(") || plain.startsWith("=_xlfn.DISPIMG(");
  }

  /** The text with its escaped characters; line ends are those of this system. */
  static String of(String text) {
    if (text.indexOf("_x") < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    Matcher escaped = ESCAPED.matcher(text);
    int from = 0;
    while (escaped.find(from)) {
      plain.append(text, from, escaped.start());
      char character = (char) Integer.parseInt(escaped.group(1), 16);
      if (character >= ' ' || character == '\n' || character == '\t' || character == '\r') {
        plain.append(character);
      }
      from = escaped.end();
    }
    plain.append(text, from, text.length());
    return plain.toString().replace("\r\n", "\n").replace('\r', '\n');
  }
}
