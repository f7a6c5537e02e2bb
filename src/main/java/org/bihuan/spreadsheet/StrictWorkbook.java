package org.bihuan.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Workbooks saved as “Strict Open XML”: the same parts under other names, and days as text. The
 * workbook reader knows only the usual names, so such a file is copied with these.
 */
final class StrictWorkbook {

  private static final String STRICT = "http://purl.oclc.org/ooxml/";
  private static final String RELATIONS = STRICT + "officeDocument/relationships";
  private static final String USUAL =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** In bytes: a part is converted as a whole. */
  private static final int LARGEST = 32 << 20;

  private StrictWorkbook() {}

  /** The file itself, or a copy of it with the usual names, to be deleted after reading. */
  static Path readable(Path file) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      ZipArchiveEntry workbook = zip.getEntry("xl/workbook.xml");
      if (workbook == null || !text(zip, workbook).contains(STRICT)) {
        return file;
      }
      Path copy = Files.createTempFile("ledger", null);
      try (var out = new ZipOutputStream(Files.newOutputStream(copy))) {
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          if (entry.getName().equals("xl/workbook.xml")) {
            out.write(text(zip, entry).replace(RELATIONS, USUAL).getBytes(StandardCharsets.UTF_8));
          } else if (entry.getName().startsWith("xl/worksheets/")) {
            out.write(days(text(zip, entry)).getBytes(StandardCharsets.UTF_8));
          } else {
            try (InputStream in = zip.getInputStream(entry)) {
              in.transferTo(out);
            }
          }
        }
        return copy;
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(copy);
        throw e;
      }
    }
  }

  /** Days are texts of ISO 8601 in such files, with a type of their own. */
  private static String days(String sheet) {
    return sheet.replace(" t=\"d\"", " t=\"str\"");
  }

  private static String text(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] part = in.readNBytes(LARGEST + 1);
      if (part.length > LARGEST) {
        throw SpreadsheetFault.file("spreadsheet.bomb");
      }
      return new String(part, StandardCharsets.UTF_8);
    }
  }
}
