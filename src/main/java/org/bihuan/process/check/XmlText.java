package org.bihuan.process.check;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes XML. Line breaks and tabs in attributes are written as references, so that a reader gets
 * back what was written.
 */
final class XmlText {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Starts a document.
   *
   * @param root the start tag of its root element
   */
  XmlText(String root) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(root);
    open.push(root.substring(1, root.indexOf(' ')));
  }

  /**
   * Starts an element.
   *
   * @param attributes names and values in turn; one whose value is null is left out
   */
  XmlText open(String name, @Nullable String... attributes) {
    start(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  /** Writes an empty element. */
  XmlText empty(String name, @Nullable String... attributes) {
    start(name, attributes);
    out.append("/>");
    return this;
  }

  private void start(String name, @Nullable String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      String value = attributes[i + 1];
      if (value != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        text(value);
        out.append('"');
      }
    }
  }

  XmlText text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      switch (next) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\n', '\r', '\t' -> out.append("&#").append((int) next).append(';');
        default -> out.append(next);
      }
    }
    return this;
  }

  XmlText close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
