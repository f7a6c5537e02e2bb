package org.bihuan.campaign.lookback;

import java.util.Map;
import org.bihuan.campaign.sampling.Method;
import org.jspecify.annotations.Nullable;

/**
 * How a sample is drawn.
 *
 * @param stratum by what it is stratified: {@code unit}, {@code category}, {@code severity} or
 *     {@code risk}; null for other methods
 * @param rates of strata, 1 to 8, by their codes; 1 where a stratum is not named
 * @param weights null where nothing is weighted
 */
public record Design(
    Method method,
    @Nullable String stratum,
    Map<String, Integer> rates,
    @Nullable RiskWeights weights) {

  static final int GREATEST_RATE = 8;
}
