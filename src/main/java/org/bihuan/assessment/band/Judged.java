package org.bihuan.assessment.band;

import org.jspecify.annotations.Nullable;

/**
 * What the figure of one unit says.
 *
 * @param probability of cases at least as unusual where the unit is like all others; null where
 *     there are no others, or too few cases
 * @param estimate the rate drawn towards that of all, the more the fewer cases there are; null
 *     without cases
 * @param place in the order of estimates, from 1; equal ones share it; null where too few cases
 * @param first the best place that is plausible, at 90 %
 * @param last the worst one
 */
public record Judged(
    Cases cases,
    Band band,
    @Nullable Double probability,
    @Nullable Double estimate,
    @Nullable Integer place,
    @Nullable Integer first,
    @Nullable Integer last) {}
