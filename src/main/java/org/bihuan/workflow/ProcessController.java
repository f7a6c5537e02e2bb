package org.bihuan.workflow;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bihuan.http.Messages;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.organization.Caller;
import org.bihuan.workflow.Deployments.Outcome;
import org.bihuan.workflow.Deployments.SourceFile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Process and decision files: listed, checked, deployed, and running issues taken over to a newer
 * version.
 */
@RestController
@RequestMapping("/api/processes")
@Tag(name = "processes")
class ProcessController {

  private static final String REFUSED = "processes-refused";

  private final Deployments deployments;
  private final ProcessVersions versions;
  private final Migrations migrations;
  private final IssueTypes types;
  private final Messages messages;

  ProcessController(
      Deployments deployments,
      ProcessVersions versions,
      Migrations migrations,
      IssueTypes types,
      Messages messages) {
    this.deployments = deployments;
    this.versions = versions;
    this.migrations = migrations;
    this.types = types;
    this.messages = messages;
  }

  /** A process with all its versions, newest first. */
  record ProcessView(String type, String name, List<VersionView> versions) {}

  /**
   * A deployed version.
   *
   * @param open how many open issues it drives
   */
  record VersionView(
      int version, String file, String sha256, Instant deployedAt, String deployedBy, long open) {}

  /** What the check says of one element. */
  record FindingView(
      String element, int line, String rule, String severity, String message, String suggestion) {}

  /** What became of a file. */
  record OutcomeView(
      String file,
      String status,
      @Nullable String key,
      @Nullable Integer version,
      List<FindingView> findings) {}

  /**
   * What became of the files.
   *
   * @param refusal a problem detail's members where none was deployed because one was refused
   */
  record Deployed(
      @JsonUnwrapped @Nullable Refusal refusal, boolean dryRun, List<OutcomeView> files) {}

  /** The members of a problem detail. */
  record Refusal(String type, String title, int status, String detail) {}

  /**
   * Which issues to take over.
   *
   * @param from only issues of this version; null: of every other
   * @param to default: the newest
   * @param dryRun default true: only say what would happen
   */
  record Migrate(@Nullable Integer from, @Nullable Integer to, @Nullable Boolean dryRun) {}

  @GetMapping
  @Operation(summary = "List processes with their versions", operationId = "listProcesses")
  Page<ProcessView> list(@AuthenticationPrincipal Caller caller) {
    List<ProcessView> items = new ArrayList<>();
    versions
        .byType()
        .forEach(
            (key, all) -> {
              String name =
                  types
                      .find(key)
                      .map(type -> type.model().names().in(messages.locale()))
                      .orElse(key);
              items.add(new ProcessView(key, name, all));
            });
    return new Page<>(items, null, null);
  }

  @GetMapping(value = "/{type}/{version}", produces = MediaType.APPLICATION_XML_VALUE)
  @Operation(summary = "A process file as it was deployed", operationId = "getProcessFile")
  String file(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String type,
      @PathVariable int version) {
    return types.get(type, version).xml();
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
    caller.requireAdministrator();
    List<SourceFile> sources = new ArrayList<>();
    for (MultipartFile file : files) {
      SourceFile source = new SourceFile(fileName(file), file.getBytes());
      if (!source.isDecision() && !source.isProcess()) {
        throw Problem.invalidSubmission(List.of(new FieldError("file", "process.unknownKind")));
      }
      sources.add(source);
    }
    List<Outcome> checked = deployments.check(sources);
    boolean refused = checked.stream().anyMatch(outcome -> outcome.status().equals("refused"));
    if (refused && !dryRun) {
      return ResponseEntity.unprocessableEntity()
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(view(refusal(), true, checked));
    }
    if (dryRun) {
      return ResponseEntity.ok(view(null, true, checked));
    }
    List<Outcome> outcomes = deployments.deploy(sources, caller.username());
    types.refresh();
    return ResponseEntity.ok(view(null, false, outcomes));
  }

  @PostMapping("/{type}/migration")
  @Operation(
      summary = "Take running issues over to another version of their process",
      operationId = "migrateProcess")
  Migrations.Result migrate(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String type,
      @RequestBody Migrate request) {
    caller.requireAdministrator();
    IssueType to =
        request.to() == null
            ? types.find(type).orElseThrow(() -> Problem.notFound("type", type))
            : types.get(type, request.to());
    boolean dryRun = request.dryRun() == null || request.dryRun();
    return migrations.run(caller, to, request.from(), dryRun);
  }

  private static String fileName(MultipartFile file) {
    String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    String bare = name.replaceAll(".*[/\\\\]", "");
    return bare.length() > 200 ? bare.substring(bare.length() - 200) : bare;
  }

  private Refusal refusal() {
    String problem = "problem." + REFUSED;
    return new Refusal(
        "/problems/" + REFUSED,
        messages.text(problem + ".title"),
        HttpStatus.UNPROCESSABLE_ENTITY.value(),
        messages.text(problem + ".detail"));
  }

  private Deployed view(@Nullable Refusal refusal, boolean dryRun, List<Outcome> outcomes) {
    Locale locale = messages.locale();
    List<OutcomeView> files =
        outcomes.stream()
            .map(
                outcome ->
                    new OutcomeView(
                        outcome.file(),
                        outcome.status(),
                        outcome.key(),
                        outcome.version(),
                        outcome.findings().stream()
                            .map(
                                finding ->
                                    new FindingView(
                                        finding.element(),
                                        finding.line(),
                                        finding.rule(),
                                        finding.severity().name().toLowerCase(Locale.ROOT),
                                        finding.message(locale),
                                        finding.suggestion(locale)))
                            .toList()))
            .toList();
    return new Deployed(refusal, dryRun, files);
  }
}
