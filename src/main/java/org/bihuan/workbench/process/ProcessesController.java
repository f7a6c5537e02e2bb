package org.bihuan.workbench.process;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.organization.Caller;
import org.bihuan.process.ProcessSource;
import org.bihuan.process.ProcessUploads;
import org.bihuan.process.ProcessUploads.Uploaded;
import org.bihuan.workbench.PageForms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The list of processes. Administrators upload files there: first they are checked, then a second
 * form deploys exactly the bytes that were checked.
 */
@Controller
class ProcessesController {

  private final ProcessPages pages;
  private final ProcessUploads uploads;
  private final PageForms forms;

  ProcessesController(ProcessPages pages, ProcessUploads uploads, PageForms forms) {
    this.pages = pages;
    this.uploads = uploads;
    this.forms = forms;
  }

  /** A checked file, sent along so that it can be deployed. */
  record Carried(String name, String content) {}

  @GetMapping("/processes")
  String list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable Integer deployed,
      Model model) {
    model.addAttribute("deployed", deployed);
    return pages.list(caller, model);
  }

  @PostMapping("/processes")
  String check(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
      HttpServletResponse response,
      Model model)
      throws IOException {
    List<ProcessSource> sources = new ArrayList<>();
    for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
      String name = file.getOriginalFilename();
      if (name != null && !name.isEmpty()) {
        sources.add(ProcessSource.uploaded(name, file.getBytes()));
      }
    }
    if (sources.isEmpty()) {
      return refused(caller, "workbench.processes.no-file", model);
    }
    return told(caller, sources, true, response, model);
  }

  @PostMapping("/processes/deployment")
  String deploy(
      @AuthenticationPrincipal Caller caller,
      @RequestParam List<String> name,
      @RequestParam List<String> content,
      HttpServletResponse response,
      Model model) {
    if (name.size() != content.size()) {
      throw Problem.malformed("content", "http.field.invalid");
    }
    List<ProcessSource> sources = new ArrayList<>();
    for (int i = 0; i < name.size(); i++) {
      sources.add(ProcessSource.uploaded(name.get(i), decoded(content.get(i))));
    }
    return told(caller, sources, false, response, model);
  }

  private static byte[] decoded(String content) {
    try {
      return Base64.getDecoder().decode(content);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("content", "http.field.invalid");
    }
  }

  private String told(
      Caller caller,
      List<ProcessSource> sources,
      boolean dryRun,
      HttpServletResponse response,
      Model model) {
    Uploaded uploaded;
    try {
      uploaded = uploads.upload(caller, sources, dryRun);
    } catch (Problem problem) {
      if (problem.status() != HttpStatus.UNPROCESSABLE_ENTITY) {
        throw problem;
      }
      return refused(caller, "process.unknownKind", model);
    }
    if (uploaded.deployed()) {
      long changed =
          uploaded.files().stream().filter(file -> file.status().equals("deployed")).count();
      return "redirect:/processes?deployed=" + changed;
    }
    if (!uploaded.accepted()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }
    model.addAttribute("uploaded", uploaded);
    model.addAttribute("carried", carried(sources));
    return pages.list(caller, model);
  }

  private static List<Carried> carried(List<ProcessSource> sources) {
    return sources.stream()
        .map(
            source ->
                new Carried(source.name(), Base64.getEncoder().encodeToString(source.content())))
        .toList();
  }

  private String refused(Caller caller, String fault, Model model) {
    Problem refusal = Problem.invalidSubmission(List.of(new FieldError("file", fault)));
    forms.refuse(refusal, "deployment", Map.of("file", ""), model);
    return pages.list(caller, model);
  }
}
