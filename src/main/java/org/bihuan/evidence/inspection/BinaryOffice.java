package org.bihuan.evidence.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the binary documents of Microsoft Office before 2007 and of WPS Office from each other: all
 * are OLE 2 compound files and differ by the names of their streams. Names stand in entries of 128
 * bytes, so the file is read entry by entry, without following its allocation tables.
 */
final class BinaryOffice {

  static final String MAGIC = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";

  private static final int ENTRY = 128;
  private static final int LONGEST_NAME = 64;
  private static final int NAME_LENGTH = 64;
  private static final int KIND = 66;

  private static final Map<String, EvidenceType> STREAMS =
      Map.of(
          "WordDocument", EvidenceType.DOC,
          "Workbook", EvidenceType.XLS,
          "Book", EvidenceType.XLS,
          "PowerPoint Document", EvidenceType.PPT);

  private static final Set<String> MACROS = Set.of("_VBA_PROJECT", "VBA", "_VBA_PROJECT_CUR");

  private BinaryOffice() {}

  /**
   * The type by the first stream that tells it, since a document may hold others; empty for any
   * other compound file, and where the document has macros.
   */
  static Optional<EvidenceType> type(Path file) throws IOException {
    EvidenceType found = null;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      byte[] entry = new byte[ENTRY];
      while (in.readNBytes(entry, 0, ENTRY) == ENTRY) {
        String name = name(entry);
        if (MACROS.contains(name)) {
          return Optional.empty();
        }
        if (found == null) {
          found = STREAMS.get(name);
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /** The name in a directory entry; empty where these bytes are none. */
  private static String name(byte[] entry) {
    int length = (entry[NAME_LENGTH] & 0xFF) | ((entry[NAME_LENGTH + 1] & 0xFF) << 8);
    boolean isEntry =
        length >= 4
            && length <= LONGEST_NAME
            && length % 2 == 0
            && (entry[KIND] == 1 || entry[KIND] == 2);
    return isEntry ? new String(entry, 0, length - 2, StandardCharsets.UTF_16LE) : "";
  }
}
