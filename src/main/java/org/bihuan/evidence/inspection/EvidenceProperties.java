package org.bihuan.evidence.inspection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.bihuan.http.Problem.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of evidence and where it is kept.
 *
 * @param directory root of the store on disk; with S3, only uploads under way pass through it
 * @param maxFileSize {@code spring.servlet.multipart.max-file-size} must allow as much
 * @param maxFiles how many files an issue may have
 * @param maxIssueSize all files of an issue together
 * @param orphanAge how long stored bytes may wait for their evidence before they are swept; longer
 *     than any upload takes
 * @param types the types that may be uploaded: all known ones unless restricted
 */
@ConfigurationProperties("bihuan.evidence")
public record EvidenceProperties(
    @DefaultValue("./data/evidence") String directory,
    @DefaultValue("20MB") DataSize maxFileSize,
    @DefaultValue("50") int maxFiles,
    @DefaultValue("500MB") DataSize maxIssueSize,
    @DefaultValue("24h") Duration orphanAge,
    @DefaultValue({
          "jpeg", "png", "heic", "webp", "gif", "bmp", "tiff", "pdf", "ofd", "docx", "xlsx", "pptx",
          "doc", "xls", "ppt", "text", "zip", "mp4", "mov", "mp3", "m4a", "amr"
        })
        Set<EvidenceType> types,
    @Nullable S3 s3) {

  public Path root() {
    return Path.of(directory).toAbsolutePath().normalize();
  }

  /** The types that may be uploaded, named for people. */
  public Reason words() {
    return types.stream()
        .sorted()
        .map(EvidenceType::words)
        .reduce((some, next) -> new Reason("evidence.types", some, next))
        .orElseThrow();
  }

  /**
   * The folder to which uploads are written until they are checked; on the same file system as the
   * store.
   */
  public Path incoming() {
    return root().resolve("incoming");
  }

  /** The folder of small copies of pictures. It may be emptied at any time. */
  public Path thumbnails() {
    return root().resolve("thumbnails");
  }

  /**
   * An S3-compatible store.
   *
   * @param endpoint null for Amazon's own
   * @param accessKey null to take the credentials of the environment (variables, profile, role)
   * @param pathStyle bucket in the path instead of the host name, as most other vendors require
   */
  public record S3(
      String bucket,
      @DefaultValue("us-east-1") String region,
      @Nullable String endpoint,
      @Nullable String accessKey,
      @Nullable String secretKey,
      @DefaultValue("evidence/") String prefix,
      @DefaultValue("true") boolean pathStyle) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return "S3[" + bucket + " at " + endpoint + "]";
    }
  }
}
