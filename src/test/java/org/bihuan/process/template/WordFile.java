package org.bihuan.process.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes and reads small Word files. */
public final class WordFile {

  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private final Map<String, String> parts = new LinkedHashMap<>();

  private WordFile() {
    parts.put(
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
        </Types>""");
    parts.put(
        "_rels/.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
        </Relationships>""");
  }

  /** A document with this content: paragraphs and tables. */
  public static WordFile of(String... content) {
    return new WordFile()
        .with(
            "word/document.xml",
            "<w:document " + W + "><w:body>" + String.join("", content) + "</w:body></w:document>");
  }

  public WordFile with(String part, String content) {
    parts.put(part, content);
    return this;
  }

  /** A paragraph, each text in a run of its own. */
  public static String paragraph(String... texts) {
    return Arrays.stream(texts)
        .map(text -> "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>")
        .collect(Collectors.joining("", "<w:p>", "</w:p>"));
  }

  public static String table(String... rows) {
    return "<w:tbl>" + String.join("", rows) + "</w:tbl>";
  }

  public static String row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> "<w:tc>" + paragraph(cell) + "</w:tc>")
        .collect(Collectors.joining("", "<w:tr>", "</w:tr>"));
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The text of a Word file: paragraphs and table rows on lines, cells with bars between. */
  public static String text(byte[] file) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (entry.getName().equals("word/document.xml")) {
          return new String(zip.readAllBytes(), UTF_8)
              .replaceAll("</w:tc><w:tc>", "|")
              .replaceAll("<w:br/>", "⏎")
              .replaceAll("</w:p></w:tc></w:tr>|</w:p>(?!\\||</w:tc>)", "\n")
              .replaceAll("<[^>]*>", "")
              .strip();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalArgumentException("no document");
  }
}
