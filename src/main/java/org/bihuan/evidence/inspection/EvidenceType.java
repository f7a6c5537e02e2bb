package org.bihuan.evidence.inspection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.http.Problem.Reason;

/**
 * The file types that evidence may have. The set is closed on purpose: a type that a browser would
 * run, such as HTML or SVG, is not among them and cannot be configured. Pages show only pictures of
 * the types that {@link #hasThumbnail} names, and of those a copy that the service has made;
 * everything else is saved, never rendered.
 */
public enum EvidenceType {
  JPEG("image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
  PNG("image/png", "png"),
  HEIC("image/heic", "heic", "heif", "hif"),
  WEBP("image/webp", "webp"),
  GIF("image/gif", "gif"),
  BMP("image/bmp", "bmp", "dib"),
  TIFF("image/tiff", "tif", "tiff"),
  PDF("application/pdf", "pdf"),
  OFD("application/ofd", "ofd"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
  DOC("application/msword", "doc", "wps", "dot", "wpt"),
  XLS("application/vnd.ms-excel", "xls", "et", "xlt", "ett"),
  PPT("application/vnd.ms-powerpoint", "ppt", "dps", "pps"),
  TEXT("text/plain", "txt", "csv", "log"),
  ZIP("application/zip", "zip"),
  MP4("video/mp4", "mp4", "m4v"),
  MOV("video/quicktime", "mov", "qt"),
  MP3("audio/mpeg", "mp3"),
  M4A("audio/mp4", "m4a"),
  AMR("audio/amr", "amr");

  private final String mediaType;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives one that cannot change
  private final List<String> extensions;

  EvidenceType(String mediaType, String... extensions) {
    this.mediaType = mediaType;
    this.extensions = List.of(extensions);
  }

  public String mediaType() {
    return mediaType;
  }

  /** What the names of such files end with, the usual one first, without the dot. */
  public List<String> extensions() {
    return extensions;
  }

  /** The usual extension, without the dot. */
  String extension() {
    return extensions.get(0);
  }

  /** Whether the service can make small copies of it. */
  public boolean hasThumbnail() {
    return this == JPEG || this == PNG;
  }

  /**
   * The type as values of the HTML attribute {@code accept}: phones use the media type, desktops
   * the file extensions.
   */
  public Stream<String> pickable() {
    return Stream.concat(Stream.of(mediaType), extensions.stream().map(ending -> "." + ending));
  }

  /** The message that names the type. */
  public Reason words() {
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
