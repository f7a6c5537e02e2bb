package org.bihuan.evidence;

import java.time.Instant;
import org.bihuan.evidence.inspection.PhotoDetails;
import org.jspecify.annotations.Nullable;

/**
 * A file or photo handed in to an issue.
 *
 * @param mediaType as detected from the bytes
 * @param size bytes
 * @param sha256 of the bytes, lower-case hexadecimal
 * @param uploadedBy a username
 * @param voided null where it stands
 */
public record Evidence(
    String id,
    String issue,
    String name,
    String mediaType,
    long size,
    String sha256,
    @Nullable String caption,
    String uploadedBy,
    Instant uploadedAt,
    PhotoDetails photo,
    @Nullable Voided voided) {

  /** That it was added by mistake, as whoever added it says. */
  public record Voided(Instant at, String by, String reason) {}

  /** The same file as evidence of another issue. */
  Evidence copiedTo(String otherIssue, String newId) {
    return new Evidence(
        newId,
        otherIssue,
        name,
        mediaType,
        size,
        sha256,
        caption,
        uploadedBy,
        uploadedAt,
        photo,
        null);
  }
}
