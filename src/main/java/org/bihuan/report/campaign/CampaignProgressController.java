package org.bihuan.report.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bihuan.campaign.Campaign;
import org.bihuan.campaign.CampaignAddress;
import org.bihuan.campaign.Campaigns;
import org.bihuan.organization.Caller;
import org.bihuan.report.Phases.Phase;
import org.bihuan.report.Phases.Progress;
import org.bihuan.report.Statistics.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The progress of a campaign. */
@RestController
@Tag(name = "campaigns")
class CampaignProgressController {

  private final Campaigns campaigns;
  private final CampaignProgress progress;

  CampaignProgressController(Campaigns campaigns, CampaignProgress progress) {
    this.campaigns = campaigns;
    this.progress = progress;
  }

  /**
   * The figures of a campaign.
   *
   * @param units of the units directly below the one that all have in common
   * @param phases in their order
   * @param outside of issues found in no phase; absent where the campaign has none
   */
  @Schema(name = "CampaignProgress")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ProgressView(
      Group total, List<Group> units, List<PhaseView> phases, @Nullable Group outside) {}

  /**
   * The figures of a phase.
   *
   * @param from the first day
   * @param to the last day
   */
  @Schema(name = "CampaignPhaseProgress")
  record PhaseView(String name, LocalDate from, LocalDate to, Group total, List<Group> units) {}

  @GetMapping("/api/campaigns/{code}/progress")
  @Operation(
      summary = "The figures of a campaign by phase and unit",
      operationId = "getCampaignProgress",
      description =
          "Over its issues of all types that the caller may see. An issue belongs to the phase in"
              + " which it was found, or opened where no ledger said when that was.")
  ProgressView progress(
      @AuthenticationPrincipal Caller caller, @PathVariable String code, Locale locale) {
    Campaign campaign = campaigns.visible(caller, CampaignAddress.code(code));
    Progress told = progress.of(caller, campaign, "/api/issues", locale);
    List<PhaseView> phases = new ArrayList<>();
    for (int i = 0; i < campaign.phases().size(); i++) {
      Campaign.Phase phase = campaign.phases().get(i);
      Phase figures = told.phases().get(i);
      phases.add(
          new PhaseView(
              phase.nameIn(locale), phase.from(), phase.to(), figures.total(), figures.units()));
    }
    return new ProgressView(told.total(), told.units(), phases, told.outside());
  }
}
