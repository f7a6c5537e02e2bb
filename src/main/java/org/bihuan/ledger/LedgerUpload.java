package org.bihuan.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that somebody uploaded to check it before it is imported.
 *
 * @param name the file's name
 * @param type of the issues it would open
 * @param choices what its importer has said about it
 * @param outcome the result of its import; null until it is imported
 */
public record LedgerUpload(
    String id,
    String name,
    String type,
    @Nullable String campaign,
    Instant uploadedAt,
    @Nullable LedgerOutcome outcome,
    LedgerChoices choices) {}
