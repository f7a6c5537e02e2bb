package org.bihuan.process.language;

import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML from untrusted sources: limited in size and depth, XML 1.0 in UTF-8, without DTD,
 * entities or processing instructions. Everything in the file except comments is read: an attribute
 * or element that the contract does not know keeps its name and can be refused.
 */
public final class XmlFile {

  public static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 64;
  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry(BPMN, ""),
          Map.entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:"),
          Map.entry("http://www.omg.org/spec/DD/20100524/DC", "dc:"),
          Map.entry("http://www.omg.org/spec/DD/20100524/DI", "di:"),
          Map.entry("http://flowable.org/bpmn", "flowable:"),
          Map.entry("http://bihuan.org/bpmn", "bihuan:"),
          Map.entry("http://camunda.org/schema/1.0/bpmn", "camunda:"),
          Map.entry("http://activiti.org/bpmn", "activiti:"),
          Map.entry("http://camunda.org/schema/modeler/1.0", "modeler:"),
          Map.entry("http://flowable.org/modeler", "modeler:"),
          Map.entry("http://flowable.com/modeler", "modeler:"),
          Map.entry("http://activiti.com/modeler", "modeler:"),
          Map.entry("http://flowable.org/design", "design:"),
          Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:"),
          Map.entry("http://bpmn.io/schema/bpmn", "bpmnio:"),
          Map.entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:"),
          Map.entry("http://www.omg.org/spec/BPMN/non-normative/extensions/color/1.0", "color:"),
          Map.entry("http://www.signavio.com", "signavio:"),
          Map.entry("http://www.w3.org/2001/XMLSchema-instance", "xsi:"),
          Map.entry("http://www.w3.org/XML/1998/namespace", "xml:"),
          Map.entry("https://www.omg.org/spec/DMN/20191111/MODEL/", "dmn:"),
          Map.entry("http://www.omg.org/spec/DMN/20180521/MODEL/", "dmn:"),
          Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi:"),
          Map.entry("http://www.omg.org/spec/DMN/20180521/DMNDI/", "dmndi:"),
          Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "dc:"),
          Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "di:"),
          Map.entry("http://www.omg.org/spec/DMN/20151101", "dmn:"));

  private XmlFile() {}

  public static XmlElement read(byte[] bytes) throws Unreadable {
    // decoded here, so that no declaration decides how the bytes are read
    return read(bytes, new StringReader(text(bytes)), true);
  }

  /**
   * Reads a file that was deployed when the rules were less strict: it may have another encoding
   * than UTF-8, and processing instructions, which are ignored.
   */
  static XmlElement readStored(byte[] bytes) throws Unreadable {
    Reader characters;
    try {
      characters = new StringReader(text(bytes));
    } catch (Unreadable notInUtf8) {
      characters = null;
    }
    return read(bytes, characters, false);
  }

  private static XmlElement read(byte[] bytes, @Nullable Reader characters, boolean strict)
      throws Unreadable {
    if (bytes.length > MAX_BYTES) {
      throw new Unreadable(Rule.FILE_TOO_LARGE, 0, String.valueOf(bytes.length / 1024));
    }
    try {
      XMLStreamReader reader =
          characters == null
              ? factory().createXMLStreamReader(new ByteArrayInputStream(bytes))
              : factory().createXMLStreamReader(characters);
      try {
        if (strict) {
          requireDeclared(reader);
        }
        return tree(reader, strict);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw new Unreadable(Rule.NOT_XML, line, firstLine(e));
    }
  }

  private static String text(byte[] bytes) throws Unreadable {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable(Rule.ENCODING, 0);
    }
    if (text.indexOf(0) >= 0) {
      // UTF-16 or UTF-32 of plain letters without a byte order mark
      throw new Unreadable(Rule.ENCODING, 0);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static void requireDeclared(XMLStreamReader reader) throws Unreadable {
    String encoding = reader.getCharacterEncodingScheme();
    String version = reader.getVersion();
    if ((encoding != null && !encoding.equalsIgnoreCase("UTF-8"))
        || (version != null && !version.equals("1.0"))) {
      throw new Unreadable(Rule.ENCODING, 1);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("external entity");
        });
    return factory;
  }

  private static XmlElement tree(XMLStreamReader reader, boolean strict)
      throws XMLStreamException, Unreadable {
    XmlElement root = null;
    XmlElement current = null;
    int depth = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      int line = reader.getLocation().getLineNumber();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new Unreadable(Rule.DTD, line);
      } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION && strict) {
        throw new Unreadable(Rule.PROCESSING_INSTRUCTION, line, reader.getPITarget());
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        if (++depth > MAX_DEPTH) {
          throw new Unreadable(Rule.TOO_DEEP, line, String.valueOf(MAX_DEPTH));
        }
        current = element(reader, line, current);
        root = root == null ? current : root;
      } else if (event == XMLStreamConstants.END_ELEMENT && current != null) {
        depth--;
        current = current.parent();
      } else if (current != null && reader.isCharacters()) {
        current.append(reader.getText());
      }
    }
    if (root == null) {
      throw new Unreadable(Rule.NOT_XML, 0, "");
    }
    return root;
  }

  private static XmlElement element(XMLStreamReader reader, int line, @Nullable XmlElement parent) {
    XmlElement element =
        new XmlElement(name(reader.getNamespaceURI(), reader.getLocalName()), line, parent);
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      String local = reader.getAttributeLocalName(i);
      element.put(attributeName(element, namespace, local), reader.getAttributeValue(i));
    }
    return element;
  }

  /**
   * Only an attribute without a namespace has a plain name: {@code bpmn:id} beside {@code id} is
   * another attribute, which the contract does not know, and not the same one again.
   */
  private static String attributeName(
      XmlElement element, @Nullable String namespace, String local) {
    if (namespace == null || namespace.isEmpty()) {
      return local;
    }
    String name = name(namespace, local);
    return namespace.equals(BPMN) || element.attribute(name) != null
        ? "{" + namespace + "}" + local
        : name;
  }

  private static String name(@Nullable String namespace, String local) {
    String prefix = namespace == null ? null : PREFIXES.get(namespace);
    return (prefix == null ? "{" + namespace + "}" : prefix) + local;
  }

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int details = message.indexOf("Message: ");
    return details < 0 ? message : message.substring(details + "Message: ".length()).strip();
  }

  /** The file cannot be read at all. */
  public static final class Unreadable extends Exception {
    private final transient Finding finding;

    public Unreadable(Rule rule, int line, Object... args) {
      super(rule.key());
      this.finding = new Finding("", line, rule.key(), rule.severity(), java.util.List.of(args));
    }

    public Finding finding() {
      return finding;
    }
  }
}
