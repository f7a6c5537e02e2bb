package org.bihuan.workbench.ledger;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.ledger.LedgerUploads;
import org.bihuan.organization.Caller;
import org.bihuan.process.ProcessNames;
import org.bihuan.workbench.PageForms;
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

  LedgerFormController(LedgerUploads uploads, PageForms forms) {
    this.uploads = uploads;
    this.forms = forms;
  }

  @GetMapping("/import")
  String form(@AuthenticationPrincipal Caller caller, Model model) {
    return form(caller, USUAL_TYPE, "", model);
  }

  @PostMapping("/import")
  String handIn(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = USUAL_TYPE) String type,
      @RequestParam(defaultValue = "") String campaign,
      Model model)
      throws IOException {
    try {
      if (file == null || file.isEmpty()) {
        throw Problem.invalidSubmission(
            List.of(new Problem.FieldError("file", "workbench.import.file.missing")));
      }
      String name = file.getOriginalFilename();
      String id =
          uploads.keep(
              caller,
              name == null ? "" : name,
              file.getBytes(),
              type,
              campaign.isBlank() ? null : campaign.strip());
      return "redirect:/import/" + id;
    } catch (Problem refused) {
      if (refused.errors().isEmpty()) {
        throw refused;
      }
      Map<String, String> typed = Map.of("file", "", "type", type, "campaign", campaign);
      forms.refuse(refused, "import", typed, model);
      return form(caller, type, campaign, model);
    }
  }

  private String form(Caller caller, String type, String campaign, Model model) {
    List<ProcessNames.Type> types = uploads.types(caller);
    if (types.isEmpty()) {
      throw Problem.forbidden("ledger.import.notYours");
    }
    model.addAttribute("types", types);
    model.addAttribute("type", type);
    model.addAttribute("campaign", campaign);
    return "workbench/import";
  }
}
