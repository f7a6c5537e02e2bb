package org.bihuan.process.template;

import com.google.re2j.Pattern;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.bihuan.process.language.Rule;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The parts of a Word file. What is not text, style or a plain picture is refused: macros, embedded
 * objects, fonts, controls. Read within limits of size and number, whatever the file says of
 * itself.
 */
final class WordPackage {

  static final int MAX_BYTES = 1 << 20;
  private static final int MAX_PARTS = 200;
  private static final int MAX_UNPACKED = 16 << 20;

  /** The part with the text. */
  static final String DOCUMENT = "word/document.xml";

  private static final String TYPES = "[Content_Types].xml";
  private static final String RELATIONS = "_rels/.rels";
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

  private static final Pattern ALLOWED =
      Pattern.compile(
          "\\[Content_Types\\]\\.xml|_rels/\\.rels|(docProps|docMetadata)/[A-Za-z0-9]+\\.xml"
              + "|word/([a-z]+/)?[A-Za-z0-9]+\\.xml|word/([a-z]+/)?_rels/[A-Za-z0-9]+\\.xml\\.rels"
              + "|customXml/(_rels/)?[A-Za-z0-9]+\\.xml(\\.rels)?"
              + "|word/media/[A-Za-z0-9_-]+\\.(png|jpg|jpeg|gif|PNG|JPG|JPEG|GIF)"
              + "|docProps/thumbnail\\.(jpeg|png)");

  /** Text of its own kind, which nobody sees and Word would run or load. */
  private static final Pattern REFUSED = Pattern.compile("word/(activeX|embeddings|ctrlProps)/.*");

  /** The earliest time that a zip file knows: the same content makes the same file. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Map<String, byte[]> parts;

  private WordPackage(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  static WordPackage read(byte[] file) throws RefusedTemplate {
    if (file.length > MAX_BYTES) {
      throw new RefusedTemplate(Rule.FILE_TOO_LARGE, String.valueOf(file.length / 1024));
    }
    Map<String, byte[]> parts = new LinkedHashMap<>();
    int left = MAX_UNPACKED;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        String name = entry.getName();
        if (name.endsWith("/")) {
          continue;
        }
        if (!ALLOWED.matches(name) || REFUSED.matches(name)) {
          throw new RefusedTemplate(Rule.TEMPLATE_PART, name);
        }
        byte[] content = zip.readNBytes(left + 1);
        left -= content.length;
        if (left < 0 || parts.size() >= MAX_PARTS) {
          throw new RefusedTemplate(Rule.TEMPLATE_SIZE);
        }
        if (parts.put(name, content) != null) {
          throw new RefusedTemplate(Rule.TEMPLATE_PART, name);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new RefusedTemplate(Rule.TEMPLATE_FILE);
    }
    WordPackage read = new WordPackage(parts);
    read.requireWord();
    return read;
  }

  private void requireWord() throws RefusedTemplate {
    if (!parts.containsKey(TYPES)
        || !parts.containsKey(RELATIONS)
        || !WordXml.parse(parts.get(TYPES)).getDocumentElement().getTextContent().isBlank()) {
      throw new RefusedTemplate(Rule.TEMPLATE_FILE);
    }
    @Nullable Element root =
        parts.containsKey(DOCUMENT)
            ? WordXml.parse(parts.get(DOCUMENT)).getDocumentElement()
            : null;
    boolean isText =
        root != null && WordXml.is(root, "document") && !WordXml.all(root, "body").isEmpty();
    if (!isText
        || !ContentTypes.says(WordXml.parse(parts.get(TYPES)), "/" + DOCUMENT, WORD)
        || !MainPart.is(WordXml.parse(parts.get(RELATIONS)), DOCUMENT)) {
      throw new RefusedTemplate(Rule.TEMPLATE_MAIN);
    }
  }

  Map<String, byte[]> parts() {
    return parts;
  }

  /** The same file with these parts instead. */
  byte[] with(Map<String, byte[]> changed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        zip.write(changed.getOrDefault(part.getKey(), part.getValue()));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
