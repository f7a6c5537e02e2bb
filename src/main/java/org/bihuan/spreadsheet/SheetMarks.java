package org.bihuan.spreadsheet;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet has beside its cells: units merge the category or the unit that several consecutive
 * rows share, and only the first of them has the text; and a filter hides rows. The workbook reader
 * reports neither, so both are read here.
 *
 * @param hidden rows that are not shown, 1-based
 */
record SheetMarks(List<Span> spans, Set<Integer> hidden) {

  private static final Pattern RANGE =
      Pattern.compile("([A-Z]{1,3})(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})");
  private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final Set<String> YES = Set.of("1", "true", "on");

  /** Rows, 1-based, of one column, 0-based, that share the text of the first of them. */
  record Span(int column, int first, int last) {}

  /** Whether the workbook counts days from 1904, as it says itself: 1 and true are the same. */
  static boolean from1904(Path file, SheetLimits limits) throws IOException {
    List<String> said = new ArrayList<>();
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      elements(
          zip,
          limits,
          WORKBOOK,
          xml -> {
            if (xml.getLocalName().equals("workbookPr")) {
              said.add(String.valueOf(xml.getAttributeValue(null, "date1904")));
            }
          });
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return said.stream().anyMatch(YES::contains);
  }

  /**
   * The marks of a sheet.
   *
   * @param sheet the sheet's relationship in the workbook, e.g. {@code rId1}
   */
  static SheetMarks of(Path file, String sheet, SheetLimits limits) throws IOException {
    SheetMarks marks = new SheetMarks(new ArrayList<>(), new HashSet<>());
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      List<String> parts = new ArrayList<>();
      elements(
          zip,
          limits,
          RELATIONS,
          xml -> {
            if (xml.getLocalName().equals("Relationship")
                && sheet.equals(xml.getAttributeValue(null, "Id"))) {
              parts.add(part(xml.getAttributeValue(null, "Target")));
            }
          });
      for (String part : parts) {
        int[] rows = new int[1];
        elements(zip, limits, part, xml -> marks.note(xml, rows));
      }
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return marks;
  }

  private void note(XMLStreamReader xml, int[] rows) {
    if (xml.getLocalName().equals("mergeCell")) {
      span(xml.getAttributeValue(null, "ref")).ifPresent(spans::add);
    } else if (xml.getLocalName().equals("row")) {
      String number = xml.getAttributeValue(null, "r");
      rows[0] = number == null ? rows[0] + 1 : Integer.parseInt(number);
      String isHidden = xml.getAttributeValue(null, "hidden");
      if (isHidden != null && YES.contains(isHidden)) {
        hidden.add(rows[0]);
      }
    }
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
      ZipFile zip, SheetLimits limits, String part, Consumer<XMLStreamReader> action)
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
        if (xml.next() == XMLStreamReader.START_ELEMENT) {
          action.accept(xml);
        }
      }
    }
  }
}
