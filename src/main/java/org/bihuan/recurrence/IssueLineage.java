package org.bihuan.recurrence;

import org.jspecify.annotations.Nullable;

/**
 * The lineage of one issue.
 *
 * @param recurrenceOf the older issue that came back as this one; null where nobody has said so, or
 *     the caller may not see it
 * @param mayLink whether the caller may say so, and take it away again
 * @param lineage null where it belongs to none of which the caller sees another issue
 */
public record IssueLineage(
    @Nullable String recurrenceOf, boolean mayLink, @Nullable LineageView lineage) {}
