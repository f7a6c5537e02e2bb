package org.bihuan.workflow;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes hostile files out of a good one: a payload in every text and attribute of every element, in
 * attributes and elements that do not belong there, in repeated elements, between elements, in
 * CDATA, across comments, in processing instructions.
 */
final class HostileFiles {

  private static final TransformerFactory TRANSFORMERS = TransformerFactory.newInstance();

  private final String good;
  private final List<String> namespaces;
  private final List<String> strangers;

  /**
   * @param namespaces of unknown attributes and elements to try
   * @param strangers local names of attributes and elements that engines know
   */
  HostileFiles(String good, List<String> namespaces, List<String> strangers) {
    this.good = good;
    this.namespaces = namespaces;
    this.strangers = strangers;
  }

  /** A file, and the place of its payload. */
  record Hostile(String place, String xml) {}

  /**
   * One file for every place; the payloads alternate, so that all are used in each kind of place.
   */
  List<Hostile> everywhere(List<String> payloads) {
    List<Hostile> files = new ArrayList<>();
    int elements = elements(parse()).size();
    for (int i = 0; i < elements; i++) {
      int index = i;
      for (Change change : changes(elements(parse()).get(i))) {
        String payload = payloads.get(files.size() % payloads.size());
        Document document = parse();
        Element element = elements(document).get(index);
        change.make().accept(element, payload);
        files.add(new Hostile(element.getNodeName() + " " + change.name(), write(document)));
      }
    }
    return files;
  }

  /**
   * Every payload in the text of every element of this name, as it is and as a string; except in
   * lists of values, which are never read.
   */
  List<Hostile> inEach(String localName, List<String> payloads) {
    List<Hostile> files = new ArrayList<>();
    for (int i = 0; i < elements(parse()).size(); i++) {
      Element like = elements(parse()).get(i);
      if (like.getLocalName().equals(localName)
          && !like.getParentNode().getLocalName().endsWith("Values")) {
        for (String payload : payloads) {
          for (String text : List.of(payload, "\"" + payload.replace("\"", "'") + "\"")) {
            Document document = parse();
            elements(document).get(i).setTextContent(text);
            files.add(new Hostile(localName + " " + i, write(document)));
          }
        }
      }
    }
    return files;
  }

  private record Change(String name, BiConsumer<Element, String> make) {}

  private List<Change> changes(Element like) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < like.getAttributes().getLength(); i++) {
      String name = like.getAttributes().item(i).getNodeName();
      if (!name.startsWith("xmlns")) {
        changes.add(new Change("@" + name, (element, it) -> element.setAttribute(name, it)));
      }
    }
    for (String name : strangers) {
      changes.add(new Change("@" + name, (element, it) -> element.setAttribute(name, it)));
      for (String namespace : namespaces) {
        changes.add(
            new Change(
                "@{" + namespace + "}" + name,
                (element, it) -> element.setAttributeNS(namespace, "h:" + name, it)));
        changes.add(
            new Change(
                "{" + namespace + "}" + name,
                (element, it) -> element.appendChild(child(element, namespace, name, it))));
      }
    }
    changes.add(new Change("text", Element::setTextContent));
    changes.add(
        new Change(
            "text before",
            (element, it) -> element.insertBefore(text(element, it), first(element))));
    changes.add(new Change("text after", (element, it) -> element.appendChild(text(element, it))));
    changes.add(
        new Change(
            "CDATA",
            (element, it) ->
                element.appendChild(element.getOwnerDocument().createCDATASection(it))));
    changes.add(new Change("split text", HostileFiles::split));
    changes.add(
        new Change(
            "instruction",
            (element, it) ->
                element.appendChild(
                    element
                        .getOwnerDocument()
                        .createProcessingInstruction("run", it.replace("?>", "")))));
    if (like.getParentNode() instanceof Element) {
      changes.add(new Change("twice, after", (element, it) -> twice(element, it, true)));
      changes.add(new Change("twice, before", (element, it) -> twice(element, it, false)));
    }
    return changes;
  }

  private static Node text(Element element, String text) {
    return element.getOwnerDocument().createTextNode(text);
  }

  private static Node first(Element element) {
    return element.getFirstChild();
  }

  private static Element child(Element element, String namespace, String name, String text) {
    Element child = element.getOwnerDocument().createElementNS(namespace, "h:" + name);
    child.setTextContent(text);
    return child;
  }

  private static void split(Element element, String payload) {
    element.setTextContent(payload.substring(0, payload.length() / 2));
    element.appendChild(element.getOwnerDocument().createComment("between"));
    element.appendChild(text(element, payload.substring(payload.length() / 2)));
  }

  private static void twice(Element element, String payload, boolean after) {
    Element copy = (Element) element.cloneNode(true);
    for (Element inner : elements(copy)) {
      inner.removeAttribute("id");
    }
    Node text = copy;
    while (text.getFirstChild() instanceof Element inner) {
      text = inner;
    }
    text.setTextContent(payload);
    element.getParentNode().insertBefore(copy, after ? element.getNextSibling() : element);
  }

  private Document parse() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(good)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Element> elements(Document document) {
    return elements(document.getDocumentElement());
  }

  private static List<Element> elements(Element root) {
    List<Element> elements = new ArrayList<>(List.of(root));
    NodeList inner = root.getElementsByTagName("*");
    for (int i = 0; i < inner.getLength(); i++) {
      elements.add((Element) inner.item(i));
    }
    return elements;
  }

  private static String write(Document document) {
    try {
      StringWriter xml = new StringWriter();
      TRANSFORMERS.newTransformer().transform(new DOMSource(document), new StreamResult(xml));
      return xml.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }
}
