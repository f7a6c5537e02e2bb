package org.bihuan.campaign.category;

import org.bihuan.http.openapi.Required;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a category to be; not checked yet.
 *
 * @param code what issues say; absent: the name
 * @param retired whether it is no longer offered
 */
public record CategoryDraft(
    @Nullable String code,
    @Required @Nullable String name,
    @Nullable String nameEn,
    @Nullable Boolean retired) {}
