package org.bihuan.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.http.Attachment;
import org.bihuan.http.Messages;
import org.bihuan.http.Page;
import org.bihuan.organization.Caller;
import org.bihuan.process.check.vocabulary.ProcessVocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
   * <p>Where no file was deployed because one was refused, it has the members of a problem detail
   * too.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Deployed(
      @Nullable String type,
      @Nullable String title,
      @Nullable Integer status,
      @Nullable String detail,
      boolean dryRun,
      List<CheckedFile> files) {}

  @GetMapping
  @Operation(summary = "List processes with their versions", operationId = "listProcesses")
  Page<Processes.ProcessView> list(@AuthenticationPrincipal Caller caller) {
    return new Page<>(processes.list(caller), null, null);
  }

  @GetMapping("/vocabulary")
  @Operation(
      summary = "What process files may say, as the check knows it",
      operationId = "getProcessVocabulary")
  ProcessVocabulary vocabulary() {
    return ProcessVocabulary.in(messages.locale());
  }

  @GetMapping("/{type}/{version}")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(mediaType = MediaType.APPLICATION_XML_VALUE, schema = @Schema(type = "string")))
  @Operation(summary = "A process file as it was deployed", operationId = "getProcessFile")
  ResponseEntity<String> file(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String type,
      @PathVariable int version) {
    String file = processes.file(type, version);
    String name = type + "-" + version;
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(name + ".bpmn20.xml", "process"))
        .body(file);
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Deployed.class)))
  @ApiResponse(
      responseCode = "422",
      description = "A file was refused, and none deployed",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Deployed.class)))
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
          .body(refused(uploaded.files()));
    }
    return ResponseEntity.ok(new Deployed(null, null, null, null, dryRun, uploaded.files()));
  }

  private Deployed refused(List<CheckedFile> files) {
    String problem = "problem." + REFUSED;
    return new Deployed(
        "/problems/" + REFUSED,
        messages.text(problem + ".title"),
        HttpStatus.UNPROCESSABLE_ENTITY.value(),
        messages.text(problem + ".detail"),
        true,
        files);
  }
}
