package org.bihuan.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;

/** Says what a file is by its bytes alone; neither its name nor the sender's word is asked. */
@Component
class Sniffer {

  private final MimeTypes magic = MimeTypes.getDefaultMimeTypes();

  /** The type, or nothing where it is none that evidence may be. */
  Optional<EvidenceType> sniff(Path file) throws IOException {
    String found;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      found = magic.detect(in, new Metadata()).getBaseType().toString();
    }
    return switch (found) {
      case "application/zip", "application/x-tika-ooxml" -> OfficeArchive.type(file);
      case "image/heif" -> Optional.of(EvidenceType.HEIC);
      case "application/mp4", "video/x-m4v" -> Optional.of(EvidenceType.MP4);
      default -> EvidenceType.ofMediaType(found);
    };
  }
}
