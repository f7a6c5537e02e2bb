package org.bihuan.workbench.campaign;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bihuan.campaign.Campaign;
import org.bihuan.campaign.Campaign.State;
import org.bihuan.campaign.CampaignAddress;
import org.bihuan.campaign.CampaignClosing;
import org.bihuan.campaign.CampaignClosing.Decision;
import org.bihuan.campaign.CampaignRights;
import org.bihuan.campaign.Campaigns;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.workbench.Address;
import org.bihuan.workbench.Choice;
import org.bihuan.workbench.PageForms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Closes a campaign, or merges it into another. */
@Controller
class CampaignCloseController {

  private static final String VIEW = "workbench/campaign-close";

  /** How many open issues are shown to be decided about one by one. */
  private static final int SHOWN = 100;

  private static final int MOST_TARGETS = 200;

  private final Campaigns campaigns;
  private final CampaignClosing closing;
  private final CampaignRights rights;
  private final PageForms forms;

  CampaignCloseController(
      Campaigns campaigns, CampaignClosing closing, CampaignRights rights, PageForms forms) {
    this.campaigns = campaigns;
    this.closing = closing;
    this.rights = rights;
    this.forms = forms;
  }

  @GetMapping("/campaigns/{code}/close")
  String page(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      Locale locale,
      Model model) {
    Campaign campaign = campaigns.visible(caller, CampaignAddress.code(code));
    if (!rights.mayClose(caller, campaign)) {
      throw Problem.forbidden("campaign.notYoursToClose");
    }
    model.addAttribute("campaign", campaign);
    model.addAttribute("name", campaign.nameIn(locale));
    model.addAttribute("open", closing.open(campaign));
    model.addAttribute("issues", closing.stillOpen(caller, campaign.code(), SHOWN));
    model.addAttribute(
        "list",
        new Address("/issues", Map.of())
            .with("campaign", campaign.code())
            .with("status", "open")
            .toString());
    model.addAttribute(
        "targets",
        campaigns.list(caller, State.OPEN, "", null, MOST_TARGETS, false).items().stream()
            .filter(each -> !each.code().equals(campaign.code()))
            .map(each -> new Choice(each.code(), label(each, locale)))
            .toList());
    if (!model.containsAttribute("chosen")) {
      model.addAttribute("chosen", new Decision(CampaignClosing.STAY, null, List.of()));
    }
    return VIEW;
  }

  private static String label(Campaign campaign, Locale locale) {
    String name = campaign.nameIn(locale);
    return name.equals(campaign.code()) ? name : name + " (" + campaign.code() + ")";
  }

  @PostMapping("/campaigns/{code}/close")
  String close(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String open,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable List<String> except,
      Locale locale,
      Model model) {
    Decision decision =
        new Decision(
            open,
            to == null || to.isBlank() ? null : to,
            except == null ? null : List.copyOf(except));
    try {
      var closed = closing.close(caller, CampaignAddress.code(code), decision, false);
      return CampaignFormController.back(closed.campaign(), "campaignClosed");
    } catch (Problem refused) {
      model.addAttribute("chosen", decision);
      Map<String, String> typed =
          Map.of(
              "open", Objects.requireNonNullElse(open, ""),
              "to", Objects.requireNonNullElse(to, ""));
      forms.refuse(refused, "close", typed, model);
      return page(caller, code, locale, model);
    }
  }

  @PostMapping("/campaigns/{code}/merge")
  String merge(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String into,
      Locale locale,
      Model model) {
    String meant = CampaignAddress.code(code);
    try {
      var unused = closing.merge(caller, meant, into);
      return CampaignFormController.back(campaigns.visible(caller, meant), "campaignMerged");
    } catch (Problem refused) {
      forms.refuse(refused, "merge", Map.of("into", Objects.requireNonNullElse(into, "")), model);
      return page(caller, code, locale, model);
    }
  }
}
