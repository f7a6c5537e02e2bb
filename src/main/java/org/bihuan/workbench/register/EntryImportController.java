package org.bihuan.workbench.register;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.register.Entries;
import org.bihuan.register.EntryImport;
import org.bihuan.workbench.PageForms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Imports entries: first tells what would happen; the page with that result carries the file's
 * content along, so that exactly the same rows are imported then.
 */
@Controller
@RequestMapping("/registers/{key}/import")
class EntryImportController {

  private final Entries entries;
  private final EntryImport imports;
  private final RegisterPages pages;
  private final PageForms forms;

  EntryImportController(
      Entries entries, EntryImport imports, RegisterPages pages, PageForms forms) {
    this.entries = entries;
    this.imports = imports;
    this.pages = pages;
    this.forms = forms;
  }

  @GetMapping
  String page(@AuthenticationPrincipal Caller caller, @PathVariable String key, Model model) {
    entries.requireEdit(caller, key);
    pages.show(caller, key, model);
    return "workbench/register-import";
  }

  @PostMapping
  String send(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String key,
      @RequestParam(defaultValue = "true") boolean dryRun,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String tried,
      Model model)
      throws IOException {
    byte[] content =
        file != null && !file.isEmpty() ? file.getBytes() : decoded(tried == null ? "" : tried);
    try {
      model.addAttribute("result", imports.run(caller, key, content, dryRun));
      model.addAttribute("dryRun", dryRun);
      model.addAttribute("tried", Base64.getEncoder().encodeToString(content));
    } catch (Problem refusal) {
      forms.refuse(refusal, "import", Map.of("file", ""), model);
    }
    return page(caller, key, model);
  }

  private static byte[] decoded(String tried) {
    try {
      return Base64.getDecoder().decode(tried.strip());
    } catch (IllegalArgumentException altered) {
      return new byte[0];
    }
  }
}
