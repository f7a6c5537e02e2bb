package org.bihuan.ledger.reading;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Cells merged over several rows: units merge the category or the unit that several consecutive
 * rows share, and only the first of them has the text. The workbook reader does not report merged
 * cells, so they are read here.
 */
final class Merges {

  private static final Pattern RANGE =
      Pattern.compile("([A-Z]{1,3})(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})");
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

  private Merges() {}

  /** Rows, 1-based, of one column, 0-based, that share the text of the first of them. */
  record Span(int column, int first, int last) {}

  /**
   * The merged ranges of a sheet that extend over more than one row.
   *
   * @param sheet the sheet's relationship in the workbook, e.g. {@code rId1}
   */
  static List<Span> of(Path file, String sheet, LedgerLimits limits) throws IOException {
    List<Span> spans = new ArrayList<>();
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      List<String> parts = new ArrayList<>();
      elements(
          zip,
          limits,
          RELATIONS,
          "Relationship",
          xml -> {
            if (sheet.equals(xml.getAttributeValue(null, "Id"))) {
              parts.add(part(xml.getAttributeValue(null, "Target")));
            }
          });
      for (String part : parts) {
        elements(
            zip,
            limits,
            part,
            "mergeCell",
            xml -> span(xml.getAttributeValue(null, "ref")).ifPresent(spans::add));
      }
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return spans;
  }

  /**
   * The part of the archive to which a relationship points; a malicious file may have a wrong
   * target.
   */
  private static String part(@Nullable String target) {
    if (target == null) {
      return "";
    }
    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
  }

  private static Optional<Span> span(@Nullable String range) {
    Matcher cells = RANGE.matcher(range == null ? "" : range);
    if (!cells.matches() || cells.group(2).equals(cells.group(3))) {
      return Optional.empty();
    }
    int column = 0;
    for (char letter : cells.group(1).toCharArray()) {
      column = column * 26 + letter - 'A' + 1;
    }
    return Optional.of(
        new Span(column - 1, Integer.parseInt(cells.group(2)), Integer.parseInt(cells.group(3))));
  }

  private static void elements(
      ZipFile zip, LedgerLimits limits, String part, String name, Consumer<XMLStreamReader> action)
      throws IOException, XMLStreamException {
    ZipArchiveEntry entry = zip.getEntry(part);
    if (entry == null) {
      return;
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = zip.getInputStream(entry)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        limits.checkTime();
        if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(name)) {
          action.accept(xml);
        }
      }
    }
  }
}
