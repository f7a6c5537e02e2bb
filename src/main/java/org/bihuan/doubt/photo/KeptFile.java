package org.bihuan.doubt.photo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of an issue with what it is compared by.
 *
 * @param id 0 while it is not stored
 * @param evidence its id as evidence
 * @param unit the responsible unit
 * @param at when it was uploaded
 * @param hash null where there is none that says something
 * @param camera the serial number that the photo states
 * @param takenAt as the photo states it
 * @param citedRound the round in which the responsible unit first relied on it; null: it has not
 */
record KeptFile(
    long id,
    String evidence,
    String issue,
    String name,
    @Nullable String unit,
    String uploader,
    Instant at,
    String sha256,
    @Nullable PdqHash hash,
    @Nullable String camera,
    @Nullable Instant takenAt,
    @Nullable Integer citedRound) {

  /**
   * Whether the other was handed in somewhere else before: for another issue, in an earlier round,
   * or by somebody else. What the product copied into an issue with its time and person was not.
   *
   * @param round in which this one is relied on
   */
  boolean isAfter(KeptFile other, int round) {
    if (evidence.equals(other.evidence) || other.at.isAfter(at)) {
      return false;
    }
    boolean copied =
        sha256.equals(other.sha256) && at.equals(other.at) && uploader.equals(other.uploader);
    boolean elsewhere =
        !issue.equals(other.issue)
            || (other.citedRound != null && other.citedRound < round)
            || !uploader.equals(other.uploader);
    return !copied && elsewhere;
  }
}
