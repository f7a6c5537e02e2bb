package org.bihuan.workbench.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.campaign.Campaign;
import org.bihuan.campaign.CampaignAddress;
import org.bihuan.campaign.CampaignClosing;
import org.bihuan.campaign.CampaignRights;
import org.bihuan.campaign.Campaigns;
import org.bihuan.campaign.lookback.LookBacks;
import org.bihuan.issue.IssueFilter;
import org.bihuan.issue.Issues;
import org.bihuan.labels.Labels;
import org.bihuan.organization.Caller;
import org.bihuan.report.OpenIssuesByStep;
import org.bihuan.report.Overviews;
import org.bihuan.report.Phases.Progress;
import org.bihuan.report.campaign.CampaignProgress;
import org.bihuan.workbench.Address;
import org.bihuan.workbench.overview.Numbers;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a campaign: what whoever leads it must know, each figure linked to its list. */
@Controller
class CampaignDeskController {

  private static final int SHOWN = 8;
  private static final int ACTS = 10;
  private static final int LOOK_BACKS = 5;

  private final Campaigns campaigns;
  private final CampaignRights rights;
  private final CampaignClosing closing;
  private final CampaignProgress progress;
  private final Overviews overviews;
  private final Issues issues;
  private final Labels labels;
  private final LookBacks lookBacks;
  private final WorkCalendar calendar;
  private final Clock clock;

  CampaignDeskController(
      Campaigns campaigns,
      CampaignRights rights,
      CampaignClosing closing,
      CampaignProgress progress,
      Overviews overviews,
      Issues issues,
      Labels labels,
      LookBacks lookBacks,
      WorkCalendar calendar,
      Clock clock) {
    this.campaigns = campaigns;
    this.rights = rights;
    this.closing = closing;
    this.progress = progress;
    this.overviews = overviews;
    this.issues = issues;
    this.labels = labels;
    this.lookBacks = lookBacks;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * A step at which open issues stand.
   *
   * @param link to the list of these issues
   */
  record Place(String name, long total, String link) {}

  @GetMapping("/campaigns/{code}")
  String show(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable Integer phase,
      Locale locale,
      Model model) {
    Campaign campaign = campaigns.visible(caller, CampaignAddress.code(code));
    Progress told = progress.of(caller, campaign, "/issues", locale);
    LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
    int chosen = phase != null && phase >= 0 && phase < campaign.phases().size() ? phase : -1;
    model.addAttribute("campaign", campaign);
    model.addAttribute("name", campaign.nameIn(locale));
    model.addAttribute("locale", locale);
    model.addAttribute("progress", told);
    model.addAttribute("phase", chosen);
    model.addAttribute("unitRows", chosen < 0 ? told.units() : told.phases().get(chosen).units());
    model.addAttribute("current", current(campaign, today));
    model.addAttribute("words", overviews.words(null, locale));
    model.addAttribute("numbers", new Numbers());
    model.addAttribute("places", places(caller, campaign));
    IssueFilter all = IssueFilter.ANY.with("campaign", campaign.code());
    model.addAttribute(
        "overdue",
        told.total().overdue() == 0
            ? List.of()
            : issues
                .list(caller, all.with("overdue", true).with("sort", "dueAt"), null, SHOWN, false)
                .items());
    model.addAttribute("recent", issues.list(caller, all, null, SHOWN, false).items());
    model.addAttribute("list", new Address("/issues", Map.of("campaign", campaign.code())));
    model.addAttribute("mayLookBack", lookBacks.mayLookBack(caller));
    model.addAttribute("lookBacks", lookBacks.newest(caller, campaign.code(), LOOK_BACKS));
    model.addAttribute("percent", new Percent());
    model.addAttribute("acts", campaigns.acts(campaign, null, ACTS).items());
    model.addAttribute("moves", closing.moves(campaign, ACTS));
    model.addAttribute(
        "mayChange", campaign.isOpen() && rights.mayDescribe(caller, campaign.unit()));
    model.addAttribute("mayClose", campaign.isOpen() && rights.mayClose(caller, campaign));
    return "workbench/campaign";
  }

  /** The number of the phase that is on; -1 where none is. */
  private static int current(Campaign campaign, LocalDate today) {
    for (int i = 0; i < campaign.phases().size(); i++) {
      Campaign.Phase phase = campaign.phases().get(i);
      if (!today.isBefore(phase.from()) && !today.isAfter(phase.to())) {
        return i;
      }
    }
    return -1;
  }

  private List<Place> places(Caller caller, Campaign campaign) {
    IssueFilter open = IssueFilter.ANY.with("campaign", campaign.code()).with("status", "open");
    List<Place> places = new ArrayList<>();
    var standing = overviews.openIssuesByStep(caller, open);
    standing.places().stream()
        .map(at -> at.type())
        .distinct()
        .sorted()
        .forEach(
            type ->
                standing
                    .byStep(type, null)
                    .forEach(
                        (step, total) ->
                            places.add(
                                new Place(
                                    labels.type(type) + " · " + name(standing, type, step),
                                    total,
                                    new Address("/issues", Map.of())
                                        .with("campaign", campaign.code())
                                        .with("type", type)
                                        .with("step", step)
                                        .with("status", "open")
                                        .toString()))));
    places.sort((one, other) -> Long.compare(other.total(), one.total()));
    return places;
  }

  private String name(OpenIssuesByStep standing, String type, String step) {
    int version =
        standing.places().stream()
            .filter(at -> at.type().equals(type) && at.steps().contains(step))
            .mapToInt(at -> at.version())
            .max()
            .orElse(1);
    return labels.step(type, version, step);
  }
}
