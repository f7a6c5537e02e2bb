package org.bihuan.process.template;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.bihuan.process.language.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what in a part of a Word file would load something from elsewhere, run something or hold
 * another file, and what is too large or too deep to be worked on. Reads the part once, without
 * building it up in memory.
 */
final class PartCheck {

  private static final int MAX_DEPTH = 200;
  private static final int MAX_ELEMENTS = 200_000;

  private static final Set<String> ELEMENTS =
      Set.of(
          "object",
          "OLEObject",
          "control",
          "altChunk",
          "subDoc",
          "mailMerge",
          "attachedTemplate",
          "movie",
          "webVideoPr",
          "audioFile",
          "videoFile",
          "quickTimeFile",
          "dataBinding");

  /** Fields that Word works out from the document alone. */
  private static final Set<String> FIELDS =
      Set.of(
          "PAGE",
          "NUMPAGES",
          "SECTION",
          "SECTIONPAGES",
          "PAGEREF",
          "REF",
          "TOC",
          "STYLEREF",
          "SEQ");

  private final String part;
  private final Deque<StringBuilder> fields = new ArrayDeque<>();
  private int depth;
  private int elements;

  private PartCheck(String part) {
    this.part = part;
  }

  static void check(String part, byte[] content) throws RefusedTemplate {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
      new PartCheck(part).read(reader);
      reader.close();
    } catch (XMLStreamException e) {
      throw new RefusedTemplate(Rule.TEMPLATE_FILE);
    }
  }

  private void read(XMLStreamReader reader) throws XMLStreamException, RefusedTemplate {
    boolean instruction = false;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD,
            XMLStreamConstants.ENTITY_REFERENCE,
            XMLStreamConstants.PROCESSING_INSTRUCTION ->
            throw new RefusedTemplate(Rule.TEMPLATE_FILE);
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new RefusedTemplate(Rule.TEMPLATE_SIZE);
          }
          instruction = reader.getLocalName().equals("instrText");
          begin(reader);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          instruction = false;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (instruction && !fields.isEmpty()) {
            fields.peek().append(reader.getText());
          } else if (instruction) {
            requireKnown(reader.getText());
          }
        }
        default -> {} // comments and white space
      }
    }
    for (StringBuilder open : fields) {
      requireKnown(open.toString());
    }
  }

  private void begin(XMLStreamReader reader) throws RefusedTemplate {
    String name = reader.getLocalName();
    boolean linked = name.equals("imagedata") && attribute(reader, "src") != null;
    if (ELEMENTS.contains(name) || linked) {
      throw new RefusedTemplate(Rule.TEMPLATE_CONTENT, part, name);
    }
    if (name.equals("Relationship")) {
      String mode = attribute(reader, "TargetMode");
      String target = attribute(reader, "Target");
      if ((mode != null && !mode.equals("Internal")) || target == null || isElsewhere(target)) {
        throw new RefusedTemplate(Rule.TEMPLATE_EXTERNAL, part, String.valueOf(target));
      }
    }
    String href = attribute(reader, "href");
    if (href != null && isElsewhere(href)) {
      throw new RefusedTemplate(Rule.TEMPLATE_EXTERNAL, part, href);
    }
    if (name.equals("fldSimple")) {
      requireKnown(String.valueOf(attribute(reader, "instr")));
    } else if (name.equals("fldChar")) {
      field(String.valueOf(attribute(reader, "fldCharType")));
    }
  }

  /** An instruction may be spread over many pieces, and stand within another one. */
  private void field(String type) throws RefusedTemplate {
    if (type.equals("begin")) {
      fields.push(new StringBuilder());
    } else if (type.equals("end") && !fields.isEmpty()) {
      requireKnown(fields.pop().toString());
    }
  }

  private void requireKnown(String instruction) throws RefusedTemplate {
    String told = instruction.strip();
    String name = word(told);
    String rest = told.substring(name.length()).strip();
    boolean anchor = name.equals("HYPERLINK") && rest.startsWith("\\l ");
    if (!FIELDS.contains(name) && !(anchor && !isElsewhere(told)) && !told.isEmpty()) {
      throw new RefusedTemplate(Rule.TEMPLATE_CONTENT, part, told);
    }
  }

  private static String word(String text) {
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toUpperCase(Locale.ROOT);
  }

  private static boolean isElsewhere(String address) {
    return address.contains(":") || address.startsWith("//") || address.contains("\\\\");
  }

  private static @Nullable String attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }
}
