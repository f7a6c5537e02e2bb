package org.bihuan.evidence.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Tells documents from other zip archives: those of Office by the main part their table of content
 * types names, OFD by its root document. Only that table is unpacked, and no more of it than a real
 * one has, so an archive that would unpack to gigabytes costs nothing here; it is refused
 * nevertheless, since the people who download it would unpack it.
 */
final class ZippedFile {

  private static final int MOST_ENTRIES = 10_000;
  private static final long MOST_UNPACKED = 512L << 20;
  private static final int MOST_CONTENT_TYPES = 1 << 20;
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  /** Archives with these are programs, or documents of a kind that is not accepted. */
  private static final Set<String> OTHERS =
      Set.of(CONTENT_TYPES, "META-INF/MANIFEST.MF", "AndroidManifest.xml", "mimetype");

  private ZippedFile() {}

  static Optional<EvidenceType> type(Path file) throws IOException {
    // Windows writes Chinese names in GBK; Latin-1 reads any
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
      if (!isModest(zip) || hasMacros(zip)) {
        return Optional.empty();
      }
      if (zip.getEntry("OFD.xml") != null) {
        return Optional.of(EvidenceType.OFD);
      }
      String contentTypes = contentTypes(zip);
      if (contentTypes != null) {
        return office(zip, contentTypes);
      }
      return OTHERS.stream().anyMatch(name -> zip.getEntry(name) != null)
          ? Optional.empty()
          : Optional.of(EvidenceType.ZIP);
    } catch (java.util.zip.ZipException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static Optional<EvidenceType> office(ZipFile zip, String contentTypes) {
    if (holds(zip, contentTypes, "word/document.xml", EvidenceType.DOCX)) {
      return Optional.of(EvidenceType.DOCX);
    }
    if (holds(zip, contentTypes, "xl/workbook.xml", EvidenceType.XLSX)) {
      return Optional.of(EvidenceType.XLSX);
    }
    return holds(zip, contentTypes, "ppt/presentation.xml", EvidenceType.PPTX)
        ? Optional.of(EvidenceType.PPTX)
        : Optional.empty();
  }

  private static boolean isModest(ZipFile zip) {
    return zip.size() > 0
        && zip.size() <= MOST_ENTRIES
        && zip.stream().mapToLong(ZipEntry::getSize).sum() <= MOST_UNPACKED;
  }

  private static boolean hasMacros(ZipFile zip) {
    return zip.stream().anyMatch(entry -> entry.getName().endsWith("vbaProject.bin"));
  }

  private static boolean holds(ZipFile zip, String contentTypes, String part, EvidenceType type) {
    return zip.getEntry(part) != null && contentTypes.contains(type.mediaType() + ".main+xml");
  }

  private static @Nullable String contentTypes(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(CONTENT_TYPES);
    if (entry == null) {
      return null;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(MOST_CONTENT_TYPES), StandardCharsets.UTF_8);
    }
  }
}
