package org.bihuan.evidence.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;

/** Detects a file's type by its bytes alone; neither its name nor the declared type is trusted. */
@Component
class Sniffer {

  /** Brands of MP4 that the detector takes for QuickTime, among them what Android films in. */
  private static final Set<String> MP4_BRANDS =
      Set.of("isom", "iso2", "iso4", "iso5", "iso6", "avc1", "MSNV", "dash");

  private final MimeTypes magic = MimeTypes.getDefaultMimeTypes();

  /** The type; empty where evidence may not have it. */
  Optional<EvidenceType> sniff(Path file) throws IOException {
    String found;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      found = magic.detect(in, new Metadata()).getBaseType().toString();
    }
    return switch (found) {
      case "application/zip", "application/x-tika-ooxml" -> OfficeArchive.type(file);
      case "image/heif" -> Optional.of(EvidenceType.HEIC);
      case "application/mp4", "video/x-m4v" -> Optional.of(EvidenceType.MP4);
      case "video/quicktime" -> isMp4(file) ? Optional.of(EvidenceType.MP4) : Optional.empty();
      case "application/octet-stream" ->
          ChineseText.is(file) ? Optional.of(EvidenceType.TEXT) : Optional.empty();
      default -> EvidenceType.ofMediaType(found);
    };
  }

  /** The brand follows the first box's size and its name, {@code ftyp}. */
  private static boolean isMp4(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
      return head.length() == 12
          && head.startsWith("ftyp", 4)
          && MP4_BRANDS.contains(head.substring(8));
    }
  }
}
