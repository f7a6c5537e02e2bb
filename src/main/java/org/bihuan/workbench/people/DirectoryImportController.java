package org.bihuan.workbench.people;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Role;
import org.bihuan.organization.imports.DirectoryImportResult;
import org.bihuan.organization.imports.DirectoryImports;
import org.bihuan.organization.people.PeopleQuery;
import org.bihuan.workbench.PageForms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Imports units and people from CSV files. A dry run comes first; the page with its result carries
 * the file's content along, so that exactly the same rows are imported then.
 */
@Controller
@RequestMapping("/people/_import")
class DirectoryImportController {

  private static final String PAGE = "workbench/people-import";
  private static final String UNITS = "units";

  private final DirectoryImports imports;
  private final PeopleQuery people;
  private final PageForms forms;

  DirectoryImportController(DirectoryImports imports, PeopleQuery people, PageForms forms) {
    this.imports = imports;
    this.people = people;
    this.forms = forms;
  }

  @GetMapping
  String page(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "people") String kind,
      Model model) {
    people.administeredUnits(caller); // refuses callers who administer nothing
    model.addAttribute("kind", kind.equals(UNITS) ? UNITS : "people");
    model.addAttribute("peopleColumns", String.join(",", imports.peopleColumns()));
    model.addAttribute("roles", Role.values());
    model.addAttribute("unitKinds", imports.unitKinds());
    model.addAttribute("unitColumns", String.join(",", imports.unitColumns()));
    return PAGE;
  }

  @PostMapping
  String send(
      @AuthenticationPrincipal Caller caller,
      @RequestParam String kind,
      @RequestParam(defaultValue = "true") boolean dryRun,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String tried,
      Model model)
      throws IOException {
    byte[] content =
        file != null && !file.isEmpty() ? file.getBytes() : decoded(tried == null ? "" : tried);
    try {
      DirectoryImportResult result =
          kind.equals(UNITS)
              ? imports.units(caller, content, dryRun)
              : imports.people(caller, content, dryRun);
      model.addAttribute("result", result);
      model.addAttribute("dryRun", dryRun);
      model.addAttribute("tried", Base64.getEncoder().encodeToString(content));
    } catch (Problem refusal) {
      forms.refuse(refusal, "import", Map.of("file", ""), model);
    }
    return page(caller, kind, model);
  }

  /** The content of the file that the page with the dry run's result carries along. */
  private static byte[] decoded(String tried) {
    try {
      return Base64.getDecoder().decode(tried.strip());
    } catch (IllegalArgumentException altered) {
      return new byte[0];
    }
  }
}
