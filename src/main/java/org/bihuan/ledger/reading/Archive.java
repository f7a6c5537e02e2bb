package org.bihuan.ledger.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks into a workbook's archive before anything parses it, so that a few kilobytes cannot unfold
 * into gigabytes. What the entries claim of their size is not believed: they are unpacked and
 * counted. It reads with the library the workbook reader uses, so both see the same entries.
 */
final class Archive {

  static final long UNPACKED = 100L << 20;
  static final int ENTRIES = 1_000;

  /** The reader holds the table of shared texts in memory as a whole. */
  static final long SHARED_TEXTS = 2L * LedgerLimits.CHARACTERS;

  /** Real sheets, even of blank formatted rows, stay below; bombs reach a thousand. */
  static final int RATIO = 300;

  /** Below this size a high ratio harms nobody. */
  private static final long HARMLESS = 4L << 20;

  private Archive() {}

  /** Refuses an archive that is broken, is no workbook, or unfolds too far. */
  static void check(Path file, long size, LedgerLimits limits) {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      if (entries.size() > ENTRIES) {
        throw LedgerFault.file("ledger.file.bomb");
      }
      if (zip.getEntry("xl/workbook.xml") == null && zip.getEntry("[Content_Types].xml") == null) {
        throw LedgerFault.unsupported("ledger.file.kind");
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
      throw LedgerFault.file("ledger.file.broken");
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
