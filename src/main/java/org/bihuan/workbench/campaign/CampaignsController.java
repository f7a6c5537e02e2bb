package org.bihuan.workbench.campaign;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bihuan.campaign.Campaign;
import org.bihuan.campaign.Campaign.State;
import org.bihuan.campaign.CampaignRights;
import org.bihuan.campaign.Campaigns;
import org.bihuan.http.Page;
import org.bihuan.organization.Caller;
import org.bihuan.workbench.Address;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists campaigns. */
@Controller
class CampaignsController {

  private static final int SIZE = 50;

  private final Campaigns campaigns;
  private final CampaignRights rights;

  CampaignsController(Campaigns campaigns, CampaignRights rights) {
    this.campaigns = campaigns;
    this.rights = rights;
  }

  @GetMapping("/campaigns")
  String list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable String after,
      Locale locale,
      Model model) {
    State wanted =
        state.equals(State.CLOSED.code())
            ? State.CLOSED
            : state.equals(State.OPEN.code()) ? State.OPEN : null;
    Page<Campaign> page = campaigns.list(caller, wanted, q, after, SIZE, true);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("state", wanted == null ? "all" : wanted.code());
    Address here = new Address("/campaigns", parameters).with("q", q);
    model.addAttribute("campaigns", page.items());
    model.addAttribute("total", page.total());
    model.addAttribute("q", q);
    model.addAttribute("state", wanted == null ? "all" : wanted.code());
    model.addAttribute("mayCreate", rights.mayCreate(caller));
    model.addAttribute("first", after == null ? null : here.toString());
    model.addAttribute(
        "next", page.next() == null ? null : here.with("after", page.next()).toString());
    model.addAttribute("locale", locale);
    return "workbench/campaigns";
  }
}
