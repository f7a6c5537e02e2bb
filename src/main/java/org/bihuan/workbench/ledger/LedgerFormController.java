package org.bihuan.workbench.ledger;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemBody.Fault;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.ledger.LedgerUploads;
import org.bihuan.organization.Caller;
import org.bihuan.process.ProcessNames;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Handing in a ledger; what its import would do is shown by {@link LedgerPreviewController}. */
@Controller
class LedgerFormController {

  private static final String USUAL_TYPE = "rectification";

  private final LedgerUploads uploads;
  private final ProblemRenderer problems;

  LedgerFormController(LedgerUploads uploads, ProblemRenderer problems) {
    this.uploads = uploads;
    this.problems = problems;
  }

  @GetMapping("/import")
  String form(@AuthenticationPrincipal Caller caller, Model model) {
    return form(caller, USUAL_TYPE, "", Map.of(), model);
  }

  @PostMapping("/import")
  String handIn(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = USUAL_TYPE) String type,
      @RequestParam(defaultValue = "") String campaign,
      HttpServletRequest request,
      HttpServletResponse response,
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
      response.setStatus(refused.status().value());
      Map<String, String> faults =
          problems.body(request, refused).errors().stream()
              .collect(Collectors.toMap(Fault::field, Fault::message, (one, other) -> one));
      return form(caller, type, campaign, faults, model);
    }
  }

  private String form(
      Caller caller, String type, String campaign, Map<String, String> faults, Model model) {
    List<ProcessNames.Type> types = uploads.types(caller);
    if (types.isEmpty()) {
      throw Problem.forbidden("ledger.import.notYours");
    }
    model.addAttribute("types", types);
    model.addAttribute("type", type);
    model.addAttribute("campaign", campaign);
    model.addAttribute("faults", faults);
    return "workbench/import";
  }
}
