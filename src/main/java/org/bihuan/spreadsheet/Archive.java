package org.bihuan.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Checks a workbook's archive before it is parsed, so that a few kilobytes cannot expand to
 * gigabytes. The sizes stated in the entries are not trusted: the entries are unpacked and their
 * bytes counted. This uses the same library as the workbook reader, so that both see the same
 * entries.
 */
final class Archive {

  static final long UNPACKED = 100L << 20;
  static final int ENTRIES = 1_000;

  /** In bytes: the reader keeps the whole table of shared strings in memory. */
  static final long SHARED_TEXTS = 2L * SheetLimits.CHARACTERS;

  /**
   * The greatest compression ratio. Real sheets, even of blank formatted rows, stay below it; zip
   * bombs reach a thousand.
   */
  static final int RATIO = 300;

  /** In bytes: below this size a high ratio does no harm. */
  private static final long HARMLESS = 4L << 20;

  private Archive() {}

  /** Refuses an archive that is broken, is not a workbook, or expands too much. */
  static void check(Path file, long size, SheetLimits limits) {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      if (entries.size() > ENTRIES) {
        throw SpreadsheetFault.file("spreadsheet.bomb");
      }
      if (zip.getEntry("xl/workbook.xml") == null && zip.getEntry("[Content_Types].xml") == null) {
        throw SpreadsheetFault.unsupported("spreadsheet.kind");
      }
      long limit = Math.min(UNPACKED, Math.max(HARMLESS, size * RATIO));
      long unpacked = 0;
      SheetScan scan = new SheetScan(limits);
      for (ZipArchiveEntry entry : entries) {
        long left = limit - unpacked;
        boolean texts = entry.getName().equals("xl/sharedStrings.xml");
        unpacked += unpacked(zip, entry, texts ? Math.min(left, SHARED_TEXTS) : left, scan);
      }
      scan.checkTexts();
    } catch (IOException e) {
      throw SpreadsheetFault.file("spreadsheet.broken");
    }
  }

  private static long unpacked(ZipFile zip, ZipArchiveEntry entry, long left, SheetScan scan)
      throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      CountedStream counted = new CountedStream(in, left);
      try {
        scan.part(counted);
      } catch (XMLStreamException e) {
        if (e.getNestedException() instanceof IOException broken) {
          throw broken;
        }
      }
      counted.skipRest();
      return counted.count();
    }
  }
}
