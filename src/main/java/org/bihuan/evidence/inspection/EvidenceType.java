package org.bihuan.evidence.inspection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.http.Problem.Reason;

/**
 * The file types that evidence may have. The set is closed on purpose: a type that a browser would
 * run, such as HTML or SVG, is not among them and cannot be configured.
 */
public enum EvidenceType {
  JPEG("image/jpeg", List.of("jpg", "jpeg", "jpe", "jfif")),
  PNG("image/png", List.of("png")),
  HEIC("image/heic", List.of("heic", "heif")),
  WEBP("image/webp", List.of("webp")),
  PDF("application/pdf", List.of("pdf")),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", List.of("docx")),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", List.of("xlsx")),
  TEXT("text/plain", List.of("txt", "csv", "log")),
  MP4("video/mp4", List.of("mp4", "m4v"));

  private final String mediaType;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives one that cannot change
  private final List<String> extensions;

  EvidenceType(String mediaType, List<String> extensions) {
    this.mediaType = mediaType;
    this.extensions = extensions;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The usual extension, without the dot. */
  String extension() {
    return extensions.get(0);
  }

  /**
   * The type as values of the HTML attribute {@code accept}: phones use the media type, desktops
   * the file extensions.
   */
  public Stream<String> pickable() {
    return Stream.concat(Stream.of(mediaType), extensions.stream().map(ending -> "." + ending));
  }

  /** The message that names the type. */
  Reason words() {
    return new Reason("evidence.type." + name().toLowerCase(Locale.ROOT));
  }

  boolean fits(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return extensions.stream().anyMatch(extension -> lower.endsWith("." + extension));
  }

  public static Optional<EvidenceType> ofMediaType(String mediaType) {
    for (EvidenceType type : values()) {
      if (type.mediaType.equals(mediaType)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
