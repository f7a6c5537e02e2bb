package org.bihuan.process;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.http.Messages;
import org.bihuan.http.Page;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Process and decision files: listed, checked, deployed. */
@RestController
@RequestMapping("/api/processes")
@Tag(name = "processes")
class ProcessController {

  private static final String REFUSED = "processes-refused";

  private final Processes processes;
  private final ProcessUploads uploads;
  private final Messages messages;

  ProcessController(Processes processes, ProcessUploads uploads, Messages messages) {
    this.processes = processes;
    this.uploads = uploads;
    this.messages = messages;
  }

  /**
   * The results for the files.
   *
   * @param refusal a problem detail's members, where no file was deployed because one was refused
   */
  record Deployed(
      @JsonUnwrapped @Nullable Refusal refusal, boolean dryRun, List<CheckedFile> files) {}

  /** The members of a problem detail. */
  record Refusal(String type, String title, int status, String detail) {}

  @GetMapping
  @Operation(summary = "List processes with their versions", operationId = "listProcesses")
  Page<Processes.ProcessView> list(@AuthenticationPrincipal Caller caller) {
    return new Page<>(processes.list(caller), null, null);
  }

  @GetMapping(value = "/{type}/{version}", produces = MediaType.APPLICATION_XML_VALUE)
  @Operation(summary = "A process file as it was deployed", operationId = "getProcessFile")
  String file(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String type,
      @PathVariable int version) {
    return processes.file(type, version);
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Check and deploy process and decision files",
      operationId = "deployProcesses")
  ResponseEntity<Deployed> deploy(
      @AuthenticationPrincipal Caller caller,
      @RequestPart("file") List<MultipartFile> files,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    List<ProcessSource> sources = new ArrayList<>();
    for (MultipartFile file : files) {
      String name = file.getOriginalFilename();
      sources.add(ProcessSource.uploaded(name == null ? "" : name, file.getBytes()));
    }
    ProcessUploads.Uploaded uploaded = uploads.upload(caller, sources, dryRun);
    if (!uploaded.accepted() && !dryRun) {
      return ResponseEntity.unprocessableEntity()
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(new Deployed(refusal(), true, uploaded.files()));
    }
    return ResponseEntity.ok(new Deployed(null, dryRun, uploaded.files()));
  }

  private Refusal refusal() {
    String problem = "problem." + REFUSED;
    return new Refusal(
        "/problems/" + REFUSED,
        messages.text(problem + ".title"),
        HttpStatus.UNPROCESSABLE_ENTITY.value(),
        messages.text(problem + ".detail"));
  }
}
