package org.bihuan.campaign.lookback;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bihuan.campaign.Campaign;
import org.bihuan.campaign.CampaignAddress;
import org.bihuan.campaign.Campaigns;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The look-backs of one campaign. */
@RestController
@Tag(name = "look-backs")
class CampaignLookBackController {

  private final Campaigns campaigns;
  private final LookBacks lookBacks;

  CampaignLookBackController(Campaigns campaigns, LookBacks lookBacks) {
    this.campaigns = campaigns;
    this.lookBacks = lookBacks;
  }

  @GetMapping("/api/campaigns/{code}/look-backs")
  @Operation(
      summary = "List the look-backs of a campaign, newest first",
      operationId = "listLookBacksOfCampaign",
      description = "Those that the caller may see, of a campaign that the caller may see.")
  Page<LookBackItem> list(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Campaign campaign = campaigns.visible(caller, CampaignAddress.code(code));
    return lookBacks.list(caller, campaign.code(), after, Limits.of(limit));
  }
}
