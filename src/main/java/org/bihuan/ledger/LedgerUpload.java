package org.bihuan.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that somebody handed in to look at before it is imported.
 *
 * @param name what the file was called
 * @param type of the issues it would open
 * @param outcome what its import did; null until it is imported
 */
public record LedgerUpload(
    String id,
    String name,
    String type,
    @Nullable String campaign,
    Instant uploadedAt,
    @Nullable LedgerOutcome outcome) {}
