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

  private static final int HEAD = 28;
  private static final Set<Integer> BITMAP_HEADERS = Set.of(40, 52, 56, 108, 124);

  private final MimeTypes magic = MimeTypes.getDefaultMimeTypes();

  /** The type; empty where evidence may not have it. */
  Optional<EvidenceType> sniff(Path file) throws IOException {
    String head = head(file);
    if (head.startsWith(BinaryOffice.MAGIC)) {
      return BinaryOffice.type(file);
    }
    if (head.startsWith("ftyp", 4)) {
      return BoxedFile.type(file);
    }
    if (isBitmap(head)) {
      return Optional.of(EvidenceType.BMP);
    }
    String found;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      found = magic.detect(in, new Metadata()).getBaseType().toString();
    }
    return switch (found) {
      case "application/zip", "application/x-tika-ooxml" -> ZippedFile.type(file);
      case "application/octet-stream" ->
          ChineseText.is(file) ? Optional.of(EvidenceType.TEXT) : Optional.empty();
      default -> EvidenceType.ofMediaType(found);
    };
  }

  /** Whether a header of a known size follows the file's own, which has the number of planes: 1. */
  private static boolean isBitmap(String head) {
    return head.length() == HEAD
        && head.startsWith("BM")
        && BITMAP_HEADERS.contains((int) head.charAt(14))
        && head.startsWith("\0\0\0", 15)
        && head.startsWith("\1\0", 26);
  }

  private static String head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    }
  }
}
