package org.bihuan.organization;

import org.jspecify.annotations.Nullable;

/**
 * An authority or enforcement unit.
 *
 * @param code stable, upper case, e.g. {@code QH-XN-DT}
 * @param parent the code of the unit above; null at the root
 * @param kind {@code authority} or {@code enforcement}
 * @param region six-digit administrative division code, GB/T 2260
 * @param retired a retired unit keeps its issues and gets no new ones
 */
public record Unit(
    String code,
    String name,
    @Nullable String nameEn,
    @Nullable String shortName,
    @Nullable String parent,
    String kind,
    @Nullable String region,
    boolean retired) {}
