package org.bihuan.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.campaign.Campaign.State;
import org.bihuan.campaign.CampaignClosing.Closed;
import org.bihuan.campaign.CampaignClosing.Decision;
import org.bihuan.campaign.relabel.Relabelling;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.openapi.Required;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Campaigns. */
@RestController
@RequestMapping("/api/campaigns")
@Tag(name = "campaigns")
class CampaignController {

  private final Campaigns campaigns;
  private final CampaignClosing closing;
  private final CampaignRights rights;

  CampaignController(Campaigns campaigns, CampaignClosing closing, CampaignRights rights) {
    this.campaigns = campaigns;
    this.closing = closing;
    this.rights = rights;
  }

  /**
   * A campaign.
   *
   * @param address how its code stands in addresses: the code itself, but where no address can hold
   *     it
   * @param unit whose campaign it is
   * @param from the first day; absent where that is not said
   * @param to the last day; absent where that is not said
   * @param units those it is about, each with all below it; empty: every unit
   * @param categories those it is about; empty: every category
   * @param targetRate the share of issues to be signed off, as a fraction
   * @param state {@code open} or {@code closed}
   * @param listed false where it came about by an issue that named it
   * @param mergedInto the campaign to which its issues belong now
   * @param mayChange whether the caller may change it
   * @param mayClose whether the caller may close it, or merge it into another
   */
  @Schema(name = "Campaign")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CampaignView(
      String code,
      String address,
      String name,
      @Nullable String nameEn,
      String unit,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      List<PhaseView> phases,
      List<String> units,
      List<String> categories,
      @Nullable String goals,
      @Nullable BigDecimal targetRate,
      String state,
      boolean listed,
      @Nullable String mergedInto,
      Instant createdAt,
      String createdBy,
      @Nullable Instant closedAt,
      @Nullable String closedBy,
      long revision,
      boolean mayChange,
      boolean mayClose) {}

  /**
   * A campaign to be made.
   *
   * @param code as issues name it; not to be changed later
   * @param unit whose campaign it is; absent: the caller's unit
   * @param from the first day
   * @param to the last day
   * @param phases in their order; each within the period, none overlapping another
   * @param units it is about, each with all below it; absent: the unit whose campaign it is
   * @param categories it is about; absent: every category
   * @param goals what is to be reached
   * @param targetRate the share of issues to be signed off, as a fraction from 0 to 1
   */
  @Schema(name = "NewCampaign")
  record NewCampaign(
      @Required @Nullable String code,
      @Required @Nullable String name,
      @Nullable String nameEn,
      @Nullable String unit,
      @Required @Nullable LocalDate from,
      @Required @Nullable LocalDate to,
      @Nullable List<CampaignDraft.@Nullable PhaseDraft> phases,
      @Nullable List<@Nullable String> units,
      @Nullable List<@Nullable String> categories,
      @Nullable String goals,
      @Nullable BigDecimal targetRate) {

    private CampaignDraft draft() {
      return new CampaignDraft(
          code, name, nameEn, unit, from, to, phases, units, categories, goals, targetRate, null);
    }
  }

  /**
   * A phase of a campaign.
   *
   * @param from the first day
   * @param to the last day
   */
  @Schema(name = "CampaignPhase")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PhaseView(String name, @Nullable String nameEn, LocalDate from, LocalDate to) {}

  /**
   * What closing a campaign does, or would do.
   *
   * @param open how many issues are still open under it
   * @param stay how many of them stay under it
   * @param move how many of them move to the other campaign, one after another
   */
  @Schema(name = "CampaignClosing")
  record ClosingView(CampaignView campaign, long open, long stay, long move) {}

  /**
   * How to close a campaign.
   *
   * @param open what becomes of the issues that are still open: {@code stay} or {@code move}
   * @param to the campaign to which they move
   * @param except numbers of those that go the other way
   * @param dryRun whether only to say what would happen
   */
  @Schema(name = "CampaignClosingForm")
  record ClosingForm(
      @Nullable String open,
      @Nullable String to,
      @Nullable List<@Nullable String> except,
      @Nullable Boolean dryRun) {}

  /**
   * Into which campaign one is merged.
   *
   * @param into its code
   */
  @Schema(name = "CampaignMerge")
  record MergeForm(@Required @Nullable String into) {}

  private CampaignView view(Caller caller, Campaign campaign) {
    return new CampaignView(
        campaign.code(),
        campaign.address(),
        campaign.name(),
        campaign.nameEn(),
        campaign.unit(),
        campaign.from(),
        campaign.to(),
        campaign.phases().stream()
            .map(phase -> new PhaseView(phase.name(), phase.nameEn(), phase.from(), phase.to()))
            .toList(),
        campaign.units(),
        campaign.categories(),
        campaign.goals(),
        campaign.targetRate(),
        campaign.state().code(),
        campaign.listed(),
        campaign.mergedInto(),
        campaign.createdAt(),
        campaign.createdBy(),
        campaign.closedAt(),
        campaign.closedBy(),
        campaign.revision(),
        campaign.isOpen() && rights.mayDescribe(caller, campaign.unit()),
        campaign.isOpen() && rights.mayClose(caller, campaign));
  }

  private ResponseEntity<CampaignView> tagged(Caller caller, Campaign campaign) {
    return ResponseEntity.ok().eTag(tag(campaign)).body(view(caller, campaign));
  }

  private static String tag(Campaign campaign) {
    return "\"" + campaign.revision() + "\"";
  }

  @GetMapping
  @Operation(
      summary = "List campaigns, newest first",
      operationId = "listCampaigns",
      description = "Those about units at, above or below the caller's.")
  Page<CampaignView> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "false") boolean count) {
    Page<Campaign> page = campaigns.list(caller, state(state), q, after, Limits.of(limit), count);
    return new Page<>(
        page.items().stream().map(each -> view(caller, each)).toList(), page.next(), page.total());
  }

  private static @Nullable State state(@Nullable String code) {
    if (code == null) {
      return null;
    }
    for (State state : State.values()) {
      if (state.code().equals(code)) {
        return state;
      }
    }
    throw Problem.malformed("state", "form.notAChoice", "open, closed");
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
  @Operation(
      summary = "Make a campaign",
      operationId = "createCampaign",
      description =
          "For inspectors, leaders and administrators of the unit whose campaign it is, or of one"
              + " above.")
  ResponseEntity<CampaignView> create(
      @AuthenticationPrincipal Caller caller, @RequestBody NewCampaign form) {
    Campaign created = campaigns.create(caller, form.draft());
    return ResponseEntity.created(URI.create("/api/campaigns/" + encoded(created)))
        .eTag(tag(created))
        .body(view(caller, created));
  }

  private static String encoded(Campaign campaign) {
    return UriUtils.encodePathSegment(campaign.address(), UTF_8);
  }

  @GetMapping("/{code}")
  @Operation(summary = "Show a campaign", operationId = "getCampaign")
  ResponseEntity<CampaignView> show(
      @AuthenticationPrincipal Caller caller, @PathVariable String code) {
    return tagged(caller, campaigns.visible(caller, CampaignAddress.code(code)));
  }

  @PutMapping("/{code}")
  @Operation(
      summary = "Change a campaign",
      operationId = "changeCampaign",
      description =
          "The whole campaign as it is to be. With If-Match, or revision, only where nobody changed"
              + " it since.")
  ResponseEntity<CampaignView> change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestHeader(name = "If-Match", required = false) @Nullable String match,
      @RequestBody CampaignDraft draft) {
    String meant = CampaignAddress.code(code);
    Campaign before = campaigns.visible(caller, meant);
    if (match != null && !match.equals("*") && !match.contains(tag(before))) {
      throw new Problem("stale", HttpStatus.CONFLICT);
    }
    CampaignDraft on = match == null || match.equals("*") ? draft : draft.on(before.revision());
    return tagged(caller, campaigns.change(caller, meant, on));
  }

  @PostMapping("/{code}/close")
  @Operation(
      summary = "Close a campaign",
      operationId = "closeCampaign",
      description =
          "Says what becomes of the issues that are still open: they stay under it, or move to"
              + " another campaign. For leaders and administrators.")
  ClosingView close(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestBody ClosingForm form) {
    Closed closed =
        closing.close(
            caller,
            CampaignAddress.code(code),
            new Decision(form.open(), form.to(), form.except()),
            Boolean.TRUE.equals(form.dryRun()));
    return new ClosingView(
        view(caller, closed.campaign()), closed.open(), closed.stay(), closed.move());
  }

  @PostMapping("/{code}/merge")
  @Operation(
      summary = "Merge a campaign that was misspelt into another",
      operationId = "mergeCampaign",
      description =
          "All its issues get the other code, one after another, each with an entry in its trail;"
              + " so does whatever is opened under the old code later. For leaders and"
              + " administrators of both.")
  Relabelling merge(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestBody MergeForm form) {
    return closing.merge(caller, CampaignAddress.code(code), form.into());
  }

  @GetMapping("/{code}/acts")
  @Operation(
      summary = "What was done with a campaign, newest first",
      operationId = "listCampaignActs")
  Page<Campaigns.Act> acts(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return campaigns.acts(caller, CampaignAddress.code(code), after, Limits.of(limit));
  }

  @GetMapping("/{code}/moves")
  @Operation(
      summary = "How far issues have moved away from a campaign",
      operationId = "listCampaignMoves")
  Page<Relabelling> moves(@AuthenticationPrincipal Caller caller, @PathVariable String code) {
    Campaign campaign = campaigns.visible(caller, CampaignAddress.code(code));
    return new Page<>(closing.moves(campaign, Limits.DEFAULT), null, null);
  }
}
