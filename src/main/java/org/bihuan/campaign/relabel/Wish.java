package org.bihuan.campaign.relabel;

import org.jspecify.annotations.Nullable;

/**
 * Which issues are to get another category or campaign, and by whose wish.
 *
 * @param fact {@code category} or {@code campaign}
 * @param type of the issues; null: of every type
 * @param openOnly whether only issues that are not closed get it
 * @param reason {@code merged} or {@code closed}, which each issue's trail tells
 * @param by username of whoever asks for it
 * @param unit by whose duty they do
 */
public record Wish(
    String fact,
    @Nullable String type,
    String from,
    String to,
    boolean openOnly,
    String reason,
    String by,
    String unit) {}
