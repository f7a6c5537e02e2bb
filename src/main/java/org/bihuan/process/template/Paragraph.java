package org.bihuan.process.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The text of one paragraph. Word spreads a text over runs as it likes, so a placeholder may begin
 * in one and end in another; it gets the looks of its first letter.
 */
final class Paragraph {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

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

  /** What stands between double braces. */
  List<String> placeholders() {
    return PLACEHOLDER.matcher(text).results().map(found -> found.group(1).strip()).toList();
  }

  /** Whether braces are left that belong to no placeholder. */
  boolean isBroken() {
    String left = PLACEHOLDER.matcher(text).replaceAll("");
    return left.contains("{{") || left.contains("}}");
  }

  String text() {
    return text;
  }

  /** Puts texts in the place of the placeholders. */
  void fill(Function<String, String> texts) {
    List<MatchResult> found = new ArrayList<>(PLACEHOLDER.matcher(text).results().toList());
    for (int i = found.size() - 1; i >= 0; i--) { // from the end, so that places stay as they are
      MatchResult one = found.get(i);
      replace(one.start(), one.end(), texts.apply(one.group(1).strip()));
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
    String written = NOT_XML.matcher(by.replace("\r\n", "\n")).replaceAll("");
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

  /** Line breaks and tabs have elements of their own in Word. */
  private static void breakLines(Element text) {
    String content = text.getTextContent();
    text.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    if (content.indexOf('\n') < 0) {
      return;
    }
    String[] lines = content.split("\n", -1);
    text.setTextContent(lines[0]);
    Node next = text.getNextSibling();
    Node run = text.getParentNode();
    for (int i = 1; i < lines.length; i++) {
      String prefix = text.getPrefix() == null ? "" : text.getPrefix() + ":";
      run.insertBefore(
          text.getOwnerDocument().createElementNS(WordXml.WORD, prefix + "br"), next);
      Element line = (Element) text.cloneNode(false);
      line.setTextContent(lines[i]);
      run.insertBefore(line, next);
    }
  }
}
