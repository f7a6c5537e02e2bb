package org.bihuan.workbench.issue;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.bihuan.evidence.Downloads;
import org.bihuan.evidence.Evidence;
import org.bihuan.evidence.Thumbnails;
import org.bihuan.evidence.Voiding;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemBody;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.organization.Caller;
import org.bihuan.workbench.FilledForm;
import org.bihuan.workbench.PageForms;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;

/** Evidence on the pages: to show, to save, to add one by one, to declare void. */
@Controller
class EvidencePageController {

  private final Downloads downloads;
  private final Thumbnails thumbnails;
  private final Voiding voiding;
  private final SentFiles sent;
  private final IssuePage page;
  private final PageForms forms;
  private final ProblemRenderer problems;

  EvidencePageController(
      Downloads downloads,
      Thumbnails thumbnails,
      Voiding voiding,
      SentFiles sent,
      IssuePage page,
      PageForms forms,
      ProblemRenderer problems) {
    this.downloads = downloads;
    this.thumbnails = thumbnails;
    this.voiding = voiding;
    this.sent = sent;
    this.page = page;
    this.forms = forms;
    this.problems = problems;
  }

  @GetMapping("/evidence/{id}")
  ResponseEntity<Resource> show(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return downloads.of(caller, id);
  }

  @GetMapping("/evidence/{id}/thumbnail")
  ResponseEntity<byte[]> thumbnail(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestParam(defaultValue = "320") int size) {
    return thumbnails.of(caller, id, size);
  }

  /** A file added by itself by a page's script. */
  record Added(String id, String name, boolean thumbnail) {}

  /** Why it was not added, in the reader's language. */
  record NotAdded(String message) {}

  /** Adds one file, and answers for a page's script; only what is worth another try is a 5xx. */
  @PostMapping("/issues/{number}/evidence/one")
  ResponseEntity<Object> add(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @RequestPart("file") MultipartFile file,
      @RequestParam(defaultValue = "") String caption,
      HttpServletRequest request)
      throws IOException {
    try {
      Evidence added = sent.one(caller, number, file, caption);
      return ResponseEntity.status(HttpStatus.CREATED)
          .body(new Added(added.id(), added.name(), Thumbnails.has(added)));
    } catch (Problem refused) {
      ProblemBody told = problems.body(request, refused);
      String why = told.errors().isEmpty() ? told.detail() : told.errors().get(0).message();
      return ResponseEntity.status(refused.status()).body(new NotAdded(why));
    }
  }

  @PostMapping("/issues/{number}/evidence/{id}/void")
  String makeVoid(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String number,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    try {
      Evidence unused = voiding.makeVoid(caller, id, reason);
      return "redirect:/issues/" + number + "#evidence";
    } catch (Problem refused) {
      if (refused.status() == HttpStatus.NOT_FOUND) {
        throw refused;
      }
      page.show(caller, number, model);
      FilledForm form = FilledForm.of(Map.of("reason", reason));
      model.addAttribute("refusal", forms.keep(refused, "void-" + id, form, model));
      return "workbench/issue";
    }
  }
}
