package org.bihuan.evidence.inspection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bihuan.evidence.store.StagedFile;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Inspects an upload before it may become evidence. */
@Component
public class Inspection {

  private final Sniffer sniffer;
  private final PhotoReader photos;
  private final EvidenceProperties limits;

  Inspection(Sniffer sniffer, PhotoReader photos, EvidenceProperties limits) {
    this.sniffer = sniffer;
    this.photos = photos;
    this.limits = limits;
  }

  /** What the inspection found: the file's type and, of a photo, its details. */
  public record Findings(EvidenceType type, PhotoDetails photo) {}

  /**
   * @throws Problem 413 if it is too large; 422 naming the field {@code file} if it is empty,
   *     broken, or of a type that evidence may not have
   */
  public Findings of(StagedFile file) throws IOException {
    if (file.size() == 0) {
      throw refused("evidence.empty");
    }
    if (file.size() > limits.maxFileSize().toBytes()) {
      throw new Problem(
          "evidence-too-large", HttpStatus.PAYLOAD_TOO_LARGE, limits.maxFileSize().toMegabytes());
    }
    EvidenceType type =
        sniffer
            .sniff(file.path())
            .filter(limits.types()::contains)
            .orElseThrow(() -> refused("evidence.type", limits.words()));
    return new Findings(type, details(file.path(), type));
  }

  public static Problem refused(String messageKey, Object... arguments) {
    return Problem.invalidSubmission(List.of(new FieldError("file", messageKey, arguments)));
  }

  private PhotoDetails details(Path file, EvidenceType type) throws IOException {
    return switch (type) {
      case JPEG, PNG -> {
        ImageSize size = size(file, type);
        yield photos.read(file).sized(size);
      }
      case HEIC -> photos.readHeic(file);
      case WEBP -> RiffFile.isSound(file) ? photos.read(file) : PhotoDetails.NONE;
      default -> PhotoDetails.NONE;
    };
  }

  private static ImageSize size(Path file, EvidenceType type) {
    try {
      return type == EvidenceType.JPEG ? ImageSize.ofJpeg(file) : ImageSize.ofPng(file);
    } catch (IOException | IllegalArgumentException broken) {
      throw refused("evidence.broken");
    }
  }
}
