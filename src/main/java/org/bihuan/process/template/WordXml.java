package org.bihuan.process.template;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bihuan.process.language.Rule;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads and writes the XML of a Word file, without DTD, entities or anything from outside. */
final class WordXml {

  static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private static final ErrorHandler SILENT =
      new ErrorHandler() {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
          throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
          throw e;
        }
      };

  private WordXml() {}

  static Document parse(byte @Nullable [] part) throws RefusedTemplate {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setExpandEntityReferences(false);
      factory.setXIncludeAware(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(SILENT);
      return builder.parse(new ByteArrayInputStream(part == null ? new byte[0] : part));
    } catch (SAXException | IOException e) {
      throw new RefusedTemplate(Rule.TEMPLATE_FILE);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e); // the platform's own parser knows these features
    }
  }

  static byte[] bytes(Document document) {
    try {
      TransformerFactory factory = TransformerFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer identity = factory.newTransformer();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.setXmlStandalone(true);
      identity.transform(new DOMSource(document), new StreamResult(bytes));
      return bytes.toByteArray();
    } catch (TransformerException e) {
      throw new IllegalStateException(e); // what was parsed can be written
    }
  }

  /** All elements of Word with this name, in the order of the document. */
  static List<Element> all(Element within, String name) {
    NodeList found = within.getElementsByTagNameNS(WORD, name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /** The nearest such element around a node; null where there is none. */
  static @Nullable Element around(Node node, String name) {
    for (Node at = node.getParentNode(); at != null; at = at.getParentNode()) {
      if (at instanceof Element element && is(element, name)) {
        return element;
      }
    }
    return null;
  }

  static boolean is(Element element, String name) {
    return name.equals(element.getLocalName()) && WORD.equals(element.getNamespaceURI());
  }
}
