package org.bihuan.workflow;

import org.jspecify.annotations.Nullable;

/**
 * What a list of tasks is narrowed by.
 *
 * @param scope {@code claimable} (default): offered to the caller and not yet claimed; {@code
 *     mine}: claimed by them; {@code group}: all of their groups'
 * @param issue an issue's number
 */
public record TaskFilter(
    @Nullable String scope,
    @Nullable String step,
    @Nullable String type,
    @Nullable String issue,
    @Nullable Boolean overdue) {}
