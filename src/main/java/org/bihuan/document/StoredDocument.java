package org.bihuan.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document of an issue.
 *
 * @param edition 1 for the first of this name
 * @param number null where it has none
 * @param sha256 of the Word file
 * @param size of the Word file, in bytes
 * @param template the SHA-256 of the template that it was made from
 * @param pdf null where there is no PDF of it, or not yet
 */
public record StoredDocument(
    String id,
    String issue,
    String name,
    int edition,
    @Nullable String number,
    String sha256,
    long size,
    String template,
    Instant madeAt,
    @Nullable Pdf pdf) {

  /** The same as PDF. */
  public record Pdf(String sha256, long size) {}
}
