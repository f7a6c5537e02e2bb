package org.bihuan.calendar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Divides a notice into what it says of each festival. A festival begins with its name and a colon,
 * on a line of its own or within one: notices are pasted with any line breaks.
 */
final class NoticeParts {

  private static final String COLONS = "：:";
  private static final String BEFORE_HEADING = "。；;，,！!？?\n";

  /** In characters, with the number before it; longer texts before a colon are sentences. */
  private static final int LONGEST_HEADING = 60;

  private static final Pattern NUMBER =
      Pattern.compile("(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]|[0-9]{1,2}[、.．]|[0-9]{4}年)");

  private NoticeParts() {}

  /**
   * What is said of a festival.
   *
   * @param festival its name, or those of several with 、 between them
   * @param text without white space
   */
  record Part(String festival, String text) {}

  /**
   * @param festivals finds the festivals that a heading names
   */
  static List<Part> of(String notice, Function<String, List<String>> festivals) {
    List<Part> parts = new ArrayList<>();
    String festival = "";
    int from = 0;
    for (int i = 0; i < notice.length(); i++) {
      if (COLONS.indexOf(notice.charAt(i)) < 0) {
        continue;
      }
      int start = start(notice, i, from);
      String heading = plain(notice.substring(start, i));
      if (heading.isEmpty() || heading.length() > LONGEST_HEADING) {
        continue;
      }
      String name = afterNumber(heading);
      List<String> named = festivals.apply(name);
      if (named.isEmpty() && (name.isEmpty() || !isFirstOfLine(notice, start))) {
        continue;
      }
      add(parts, festival, notice.substring(from, start));
      festival = named.isEmpty() ? name : String.join("、", named);
      from = i + 1;
    }
    add(parts, festival, notice.substring(from));
    return parts;
  }

  private static void add(List<Part> parts, String festival, String text) {
    if (!festival.isEmpty()) {
      parts.add(new Part(festival, plain(text)));
    }
  }

  /** Where the heading before a colon begins. */
  private static int start(String notice, int colon, int from) {
    int start = colon;
    while (start > from
        && colon - start <= 2 * LONGEST_HEADING
        && BEFORE_HEADING.indexOf(notice.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  private static boolean isFirstOfLine(String notice, int start) {
    return start == 0 || notice.charAt(start - 1) == '\n';
  }

  /** The name after the last number that a heading has, such as 二、 or 2027年. */
  private static String afterNumber(String heading) {
    Matcher number = NUMBER.matcher(heading);
    int end = 0;
    while (number.find()) {
      end = number.end();
    }
    return heading.substring(end);
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
