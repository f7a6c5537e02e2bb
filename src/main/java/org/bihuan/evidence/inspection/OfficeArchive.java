package org.bihuan.evidence.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Tells Word and Excel documents from other zip archives by the main part their table of content
 * types names. Only that table is unpacked, and no more of it than a real one has, so an archive
 * that would unpack to gigabytes costs nothing here; it is refused nevertheless, since the people
 * who download it would unpack it.
 */
final class OfficeArchive {

  private static final int MOST_ENTRIES = 10_000;
  private static final long MOST_UNPACKED = 512L << 20;
  private static final int MOST_CONTENT_TYPES = 1 << 20;

  private OfficeArchive() {}

  static Optional<EvidenceType> type(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String contentTypes = isModest(zip) ? contentTypes(zip) : null;
      if (contentTypes == null || hasMacros(zip)) {
        return Optional.empty();
      }
      if (holds(zip, contentTypes, "word/document.xml", EvidenceType.DOCX)) {
        return Optional.of(EvidenceType.DOCX);
      }
      if (holds(zip, contentTypes, "xl/workbook.xml", EvidenceType.XLSX)) {
        return Optional.of(EvidenceType.XLSX);
      }
      return Optional.empty();
    } catch (java.util.zip.ZipException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static boolean isModest(ZipFile zip) {
    return zip.size() <= MOST_ENTRIES
        && zip.stream().mapToLong(ZipEntry::getSize).sum() <= MOST_UNPACKED;
  }

  private static boolean hasMacros(ZipFile zip) {
    return zip.stream().anyMatch(entry -> entry.getName().endsWith("vbaProject.bin"));
  }

  private static boolean holds(ZipFile zip, String contentTypes, String part, EvidenceType type) {
    return zip.getEntry(part) != null && contentTypes.contains(type.mediaType() + ".main+xml");
  }

  private static @Nullable String contentTypes(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry("[Content_Types].xml");
    if (entry == null) {
      return null;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(MOST_CONTENT_TYPES), StandardCharsets.UTF_8);
    }
  }
}
