package org.bihuan.workbench.ledger;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.campaign.Campaigns;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.http.StorableText;
import org.bihuan.ledger.LedgerUploads;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Unit;
import org.bihuan.process.ProcessNames;
import org.bihuan.workbench.Choice;
import org.bihuan.workbench.PageForms;
import org.bihuan.workflow.opening.OpeningChoices;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Uploads a ledger; {@link LedgerPreviewController} shows what its import would do. */
@Controller
class LedgerFormController {

  private static final String USUAL_TYPE = "rectification";

  private final LedgerUploads uploads;
  private final PageForms forms;
  private final Campaigns campaigns;
  private final OpeningChoices choices;
  private final Messages messages;

  LedgerFormController(
      LedgerUploads uploads,
      PageForms forms,
      Campaigns campaigns,
      OpeningChoices choices,
      Messages messages) {
    this.campaigns = campaigns;
    this.choices = choices;
    this.messages = messages;
    this.uploads = uploads;
    this.forms = forms;
  }

  @GetMapping("/import")
  String form(@AuthenticationPrincipal Caller caller, Model model) {
    return form(caller, USUAL_TYPE, "", "", model);
  }

  @PostMapping("/import")
  String handIn(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = USUAL_TYPE) String type,
      @RequestParam(defaultValue = "") String campaign,
      @RequestParam(defaultValue = "") String newCampaign,
      Model model)
      throws IOException {
    try {
      if (file == null || file.isEmpty()) {
        throw Problem.invalidSubmission(
            List.of(new Problem.FieldError("file", "workbench.import.file.missing")));
      }
      String name = file.getOriginalFilename();
      String code = campaign(campaign.strip(), newCampaign.strip());
      String id =
          uploads.keep(
              caller,
              name == null ? "" : name,
              file.getBytes(),
              type,
              code.isEmpty() ? null : code);
      return "redirect:/import/" + id;
    } catch (Problem refused) {
      if (refused.errors().isEmpty()) {
        throw refused;
      }
      boolean isNew = !campaign.isBlank() && !isKnown(campaign.strip());
      String begun = isNew && newCampaign.isBlank() ? campaign : newCampaign;
      Map<String, String> typed =
          Map.of("file", "", "type", type, "campaign", campaign, "newCampaign", begun);
      forms.refuse(refused, "import", typed, model);
      return form(caller, type, isNew ? "" : campaign, begun, model);
    }
  }

  /** One of the list, or one that is said to be new: what is misspelt is in neither. */
  private String campaign(String listed, String begun) {
    if (begun.isEmpty() && !listed.isEmpty() && !isKnown(listed)) {
      throw Problem.invalidSubmission(
          List.of(
              new Problem.FieldError("newCampaign", "workbench.import.campaign.unknown", listed)));
    }
    return begun.isEmpty() ? listed : begun;
  }

  private boolean isKnown(String code) {
    return StorableText.is(code) && !campaigns.named(Set.of(code)).isEmpty();
  }

  private String form(Caller caller, String type, String campaign, String begun, Model model) {
    List<ProcessNames.Type> types = uploads.types(caller);
    if (types.isEmpty()) {
      throw Problem.forbidden("ledger.import.notYours");
    }
    model.addAttribute("types", types);
    model.addAttribute("type", type);
    model.addAttribute("campaign", campaign);
    model.addAttribute("newCampaign", begun);
    Set<String> units =
        types.stream()
            .flatMap(each -> choices.units(caller, each.key()).stream())
            .map(Unit::code)
            .collect(Collectors.toSet());
    model.addAttribute(
        "campaigns",
        campaigns.offered(units).stream()
            .map(each -> new Choice(each.code(), each.nameIn(messages.locale())))
            .toList());
    return "workbench/import";
  }
}
