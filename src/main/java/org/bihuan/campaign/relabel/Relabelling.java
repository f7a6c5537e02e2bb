package org.bihuan.campaign.relabel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Issues that get another category or campaign.
 *
 * @param fact {@code category} or {@code campaign}
 * @param type of the issues; null: of every type
 * @param openOnly whether only issues that are not closed get it
 * @param reason {@code merged} or {@code closed}, which each issue's trail tells
 * @param unit by whose duty it was asked for
 * @param changed how many issues have it by now
 * @param failed how many could not be changed so far; they are tried once more
 * @param finishedAt null while it goes on
 */
public record Relabelling(
    String id,
    String fact,
    @Nullable String type,
    String from,
    String to,
    boolean openOnly,
    String reason,
    Instant askedAt,
    String askedBy,
    String unit,
    int changed,
    int failed,
    @Nullable Instant finishedAt) {

  public static final String CATEGORY = "category";
  public static final String CAMPAIGN = "campaign";

  public static final String MERGED = "merged";
  public static final String CLOSED = "closed";

  Wish wish() {
    return new Wish(fact, type, from, to, openOnly, reason, askedBy, unit);
  }

  public boolean isFinished() {
    return finishedAt != null;
  }
}
