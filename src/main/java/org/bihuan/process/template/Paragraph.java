package org.bihuan.process.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The text of one paragraph. Word spreads a text over runs as it likes, so a placeholder may begin
 * in one and end in another; it gets the looks of its first letter.
 */
final class Paragraph {

  private static final String BEGIN = "{{";
  private static final String END = "}}";

  /**
   * A placeholder.
   *
   * @param from where its braces begin
   * @param to where they have ended
   */
  private record Found(int from, int to, String source) {}

  private final List<Element> texts;
  private final int[] lengths;
  private final String text;

  Paragraph(Element paragraph) {
    this.texts =
        WordXml.all(paragraph, "t").stream()
            .filter(text -> WordXml.around(text, "p") == paragraph)
            .toList();
    this.lengths = texts.stream().mapToInt(one -> one.getTextContent().length()).toArray();
    this.text = texts.stream().map(Node::getTextContent).collect(Collectors.joining());
  }

  private List<Found> found() {
    List<Found> found = new ArrayList<>();
    int begin = text.indexOf(BEGIN);
    int end = begin < 0 ? -1 : text.indexOf(END, begin);
    while (end >= 0) {
      String source = text.substring(begin + BEGIN.length(), end).strip();
      found.add(new Found(begin, end + END.length(), source));
      begin = text.indexOf(BEGIN, end);
      end = begin < 0 ? -1 : text.indexOf(END, begin);
    }
    return found;
  }

  /** What stands between double braces. */
  List<String> placeholders() {
    return found().stream().map(Found::source).toList();
  }

  /** Whether braces are left that belong to no placeholder. */
  boolean isBroken() {
    int last = 0;
    boolean broken = false;
    for (Found one : found()) {
      broken |= isWithBraces(text.substring(last, one.from()));
      last = one.to();
    }
    return broken || isWithBraces(text.substring(last));
  }

  private static boolean isWithBraces(String part) {
    return part.contains(BEGIN) || part.contains(END);
  }

  String text() {
    return text;
  }

  /** Puts texts in the place of the placeholders. */
  void fill(Function<String, String> texts) {
    List<Found> found = found();
    for (int i = found.size() - 1; i >= 0; i--) { // from the end, so that places stay as they are
      Found one = found.get(i);
      replace(one.from(), one.to(), texts.apply(one.source()));
    }
    if (!found.isEmpty()) {
      this.texts.forEach(Paragraph::breakLines);
    }
  }

  /**
   * Called from the last place to the first: what comes before the place is as it was, so the
   * lengths that texts had at first tell where it is.
   */
  private void replace(int from, int to, String by) {
    String written = written(by);
    int start = 0;
    boolean placed = false;
    for (int i = 0; i < texts.size(); i++) {
      int end = start + lengths[i];
      int first = Math.max(from, start);
      int last = Math.min(to, end);
      if (first < last) {
        String content = texts.get(i).getTextContent();
        String before = content.substring(0, first - start);
        String after = content.substring(last - start);
        texts.get(i).setTextContent(before + (placed ? "" : written) + after);
        placed = true;
      }
      start = end;
    }
  }

  /** Without what XML cannot hold. */
  private static String written(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || (c >= ' ' && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c > 0xFFFF)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Line breaks and tabs have elements of their own in Word. */
  private static void breakLines(Element text) {
    String content = text.getTextContent();
    text.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    if (content.indexOf('\n') < 0) {
      return;
    }
    List<String> lines = content.lines().toList();
    text.setTextContent(lines.get(0));
    Node next = text.getNextSibling();
    Node run = text.getParentNode();
    for (int i = 1; i < lines.size(); i++) {
      String prefix = text.getPrefix() == null ? "" : text.getPrefix() + ":";
      run.insertBefore(text.getOwnerDocument().createElementNS(WordXml.WORD, prefix + "br"), next);
      Element line = (Element) text.cloneNode(false);
      line.setTextContent(lines.get(i));
      run.insertBefore(line, next);
    }
  }
}
