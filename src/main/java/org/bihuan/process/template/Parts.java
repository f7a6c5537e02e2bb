package org.bihuan.process.template;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The parts of a template in which placeholders stand, with their paragraphs and the rows of their
 * tables; rows are counted through all parts.
 */
final class Parts {

  private static final Pattern WITH_TEXT =
      Pattern.compile("word/(document|header[0-9]*|footer[0-9]*|footnotes|endnotes)\\.xml");

  /**
   * A paragraph, and the number of the table row that it stands in.
   *
   * @param line {@link DocumentTemplate#OUTSIDE} outside of tables
   */
  record Place(Element paragraph, int line) {}

  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final List<Element> lines = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  Parts(WordPackage file) throws RefusedTemplate {
    for (Map.Entry<String, byte[]> part : new TreeMap<>(file.parts()).entrySet()) {
      if (WITH_TEXT.matches(part.getKey())) {
        add(part.getKey(), WordXml.parse(part.getValue()));
      }
    }
  }

  private void add(String name, Document document) {
    documents.put(name, document);
    Element root = document.getDocumentElement();
    IdentityHashMap<Element, Integer> numbers = new IdentityHashMap<>();
    for (Element row : WordXml.all(root, "tr")) {
      numbers.put(row, lines.size());
      lines.add(row);
    }
    for (Element paragraph : WordXml.all(root, "p")) {
      @Nullable Element row = WordXml.around(paragraph, "tr");
      int line = row == null ? DocumentTemplate.OUTSIDE : numbers.getOrDefault(row, 0);
      places.add(new Place(paragraph, line));
    }
  }

  List<Place> places() {
    return places;
  }

  /** The paragraphs that belong to a table row and to no table within it. */
  static List<Element> paragraphs(Element row) {
    return WordXml.all(row, "p").stream()
        .filter(paragraph -> WordXml.around(paragraph, "tr") == row)
        .toList();
  }

  Element line(int number) {
    return lines.get(number);
  }

  /** The parts as they are now. */
  Map<String, byte[]> written() {
    Map<String, byte[]> written = new LinkedHashMap<>();
    documents.forEach((name, document) -> written.put(name, WordXml.bytes(document)));
    return written;
  }
}
