package org.bihuan.campaign.lookback;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.bihuan.http.openapi.Required;
import org.bihuan.issue.IssueFilter;
import org.jspecify.annotations.Nullable;

/**
 * What is to be looked back at, and how.
 *
 * @param unit the supervising unit that looks back; absent: the caller's own
 * @param campaign the signed-off issues of this campaign
 * @param filter those that pass this filter; with a campaign: of those
 * @param type of the issues by which it rechecks; absent: the usual one
 * @param method the code of a {@link org.bihuan.campaign.sampling.Method}
 * @param size how many are drawn
 * @param share what part of all is drawn, above 0, at most 1
 * @param width how wide the interval may be, above 0, below 1: the size is worked out
 * @param expected the rate supposed for that, from 0 to 1; absent: 0.9
 * @param stratum {@code unit}, {@code category}, {@code severity} or {@code risk}
 * @param rates of strata by their codes, 1 to 8: how much more often than others they are drawn
 * @param weights points by which risk is weighed
 * @param dryRun only says what it would show and cost
 */
@Schema(name = "NewLookBack")
public record LookBackRequest(
    @Nullable String unit,
    @Nullable String campaign,
    @Nullable IssueFilter filter,
    @Nullable String type,
    @Required @Nullable String method,
    @Nullable Integer size,
    @Nullable Double share,
    @Nullable Double width,
    @Nullable Double expected,
    @Nullable String stratum,
    @Nullable Map<String, Integer> rates,
    @Nullable RiskWeights weights,
    @Nullable Boolean dryRun) {

  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }
}
