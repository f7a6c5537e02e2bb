package org.bihuan.workbench.campaign;

import java.util.Map;
import java.util.Set;
import org.bihuan.campaign.Campaign;
import org.bihuan.campaign.CampaignAddress;
import org.bihuan.campaign.CampaignRights;
import org.bihuan.campaign.Campaigns;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemBody;
import org.bihuan.organization.Caller;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.PageForms;
import org.bihuan.workbench.UnitChoices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes and changes campaigns. */
@Controller
class CampaignFormController {

  private static final String VIEW = "workbench/campaign-form";

  private final Campaigns campaigns;
  private final CampaignRights rights;
  private final UnitChoices units;
  private final PageForms forms;

  CampaignFormController(
      Campaigns campaigns, CampaignRights rights, UnitChoices units, PageForms forms) {
    this.campaigns = campaigns;
    this.rights = rights;
    this.units = units;
    this.forms = forms;
  }

  @GetMapping("/campaigns/_new")
  String form(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "") String code,
      Model model) {
    String unit = rights.ownUnit(caller);
    if (unit == null) {
      throw Problem.forbidden("campaign.notYours");
    }
    FilledForm begun = FilledForm.of(Map.of("code", code, "unit", unit));
    return show(caller, null, TypedCampaign.sent(begun), begun, model);
  }

  @PostMapping("/campaigns/_new")
  String create(
      @AuthenticationPrincipal Caller caller,
      @RequestParam MultiValueMap<String, String> parameters,
      Model model) {
    TypedCampaign typed = TypedCampaign.sent(FilledForm.of(parameters));
    try {
      return back(campaigns.create(caller, typed.draft()), "campaignCreated");
    } catch (Problem refused) {
      return show(caller, null, typed, refused(refused, typed, model), model);
    }
  }

  @GetMapping("/campaigns/{code}/edit")
  String edit(@AuthenticationPrincipal Caller caller, @PathVariable String code, Model model) {
    Campaign campaign = campaigns.visible(caller, CampaignAddress.code(code));
    if (!rights.mayDescribe(caller, campaign.unit())) {
      throw Problem.forbidden("campaign.notYours");
    }
    TypedCampaign typed = TypedCampaign.of(campaign);
    return show(caller, campaign, typed, typed.form(), model);
  }

  @PostMapping("/campaigns/{code}/edit")
  String change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> parameters,
      Model model) {
    Campaign campaign = campaigns.visible(caller, CampaignAddress.code(code));
    TypedCampaign typed = TypedCampaign.sent(FilledForm.of(parameters));
    try {
      return back(campaigns.change(caller, campaign.code(), typed.draft()), "campaignChanged");
    } catch (Problem refused) {
      return show(caller, campaign, typed, refused(refused, typed, model), model);
    }
  }

  /** The form with its faults; what is no fault of the form has a page of its own. */
  private FilledForm refused(Problem refused, TypedCampaign typed, Model model) {
    if (refused.status() == HttpStatus.NOT_FOUND || refused.status() == HttpStatus.FORBIDDEN) {
      throw refused;
    }
    ProblemBody told = forms.keep(refused, "campaign", typed.form(), model);
    model.addAttribute("refusal", told);
    return typed.form().refused(told);
  }

  private String show(
      Caller caller,
      @Nullable Campaign campaign,
      TypedCampaign typed,
      FilledForm filled,
      Model model) {
    Set<String> own = rights.ownUnits(caller);
    model.addAttribute("campaign", campaign);
    model.addAttribute("filled", filled);
    model.addAttribute("lines", typed.lines());
    model.addAttribute("units", units.of(unit -> own.contains(unit.code()) && !unit.retired()));
    return VIEW;
  }

  static String back(Campaign campaign, String done) {
    return "redirect:"
        + UriComponentsBuilder.fromPath("/campaigns/{code}")
            .queryParam("done", done)
            .build(campaign.address());
  }
}
